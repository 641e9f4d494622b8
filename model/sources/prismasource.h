// schema.prisma files as a source: read, understood, made into a script for a development database.
#pragma once

#include "model/devdb/script.h"
#include "model/prisma/schema.h"
#include "model/schema/objectkey.h"

#include <QHash>
#include <QStringList>

namespace schemawright::sources {

struct PrismaSource {
    std::vector<prisma::Document> documents;
    prisma::Schema schema;
};

/// A .prisma file, or the .prisma files of a folder. Errors: Io, Input (no such file in it; everything that is wrong in
/// the files, each with file, line and column).
[[nodiscard]] Result<PrismaSource> readPrismaSource(const QString &path);

/// Extensions that the schema uses and does not list: Prisma Migrate leaves them to the team.
enum class MissingExtensions {
    Create, ///< with a warning
    Leave, ///< another part of a composed schema creates them
};

/// The DDL, with the places of the files that it comes from.
[[nodiscard]] devdb::Script scriptOf(const PrismaSource &source, const QString &title, MissingExtensions extensions);

/// "schema.prisma:12:3: …"
[[nodiscard]] QStringList warningsOf(const PrismaSource &source, MissingExtensions extensions);

struct PrismaOrigin {
    QString file;
    SourceRange range; ///< of its text
    LineColumn place;
};
/// Where tables, columns, keys, indexes, foreign keys and enum types are written.
[[nodiscard]] QHash<schema::ObjectKey, PrismaOrigin> originsOf(const PrismaSource &source);

/// An extension that a column or index needs and the datasource does not list.
struct MissingExtension {
    QString name;
    prisma::Place place; ///< of the first that needs it
    QString reason; ///< "@db.Citext"
};
[[nodiscard]] std::vector<MissingExtension> missingExtensions(const prisma::Schema &schema);

} // namespace schemawright::sources
