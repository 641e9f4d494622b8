// The queries that read one tool's history table each.
#pragma once

#include "model/migrations/formats/toolhistory.h"

namespace schemawright::migrations {

[[nodiscard]] Result<QList<Revision>> prismaRows(postgres::Connection &connection, const QString &table);
[[nodiscard]] Result<QList<Revision>> golangMigrateRows(postgres::Connection &connection, const QString &table);
[[nodiscard]] Result<QList<Revision>> flywayRows(postgres::Connection &connection, const QString &table);
[[nodiscard]] Result<QList<Revision>> gooseRows(postgres::Connection &connection, const QString &table);
[[nodiscard]] Result<QList<Revision>> dbmateRows(postgres::Connection &connection, const QString &table);
[[nodiscard]] Result<QList<Revision>> drizzleRows(postgres::Connection &connection, const QString &table);
[[nodiscard]] Result<QList<Revision>> liquibaseRows(postgres::Connection &connection, const QString &table);
[[nodiscard]] Result<QList<Revision>> supabaseRows(postgres::Connection &connection, const QString &table);
[[nodiscard]] Result<QList<Revision>> alembicRows(postgres::Connection &connection, const QString &table);

} // namespace schemawright::migrations
