// The database that the datasource of a schema.prisma names.
#pragma once

#include "model/postgres/connectionsettings.h"
#include "model/sources/prismasource.h"

namespace schemawright::sources {

/// directUrl, else url, else what prisma.config.ts says. env("…") is looked up in the environment, then in .env beside the schema and one folder above.
/// Errors: Input, with the place in the file (none is named, a variable that is not set, a proxy's address).
[[nodiscard]] Result<postgres::ConnectionSettings> connectionOf(const PrismaSource &source);

/// An address as `-u` takes it: postgres://…, service=…, or file://schema.prisma for the database that it names.
/// Errors: as postgres::parseConnectionUrl, readPrismaSource, connectionOf.
[[nodiscard]] Result<postgres::ConnectionSettings> connectionSettings(
    const QString &url, const QString &workingFolder = {});

/// The schema that `?schema=` of the datasource's address names; empty: none.
[[nodiscard]] QString connectedSchema(const PrismaSource &source);

} // namespace schemawright::sources
