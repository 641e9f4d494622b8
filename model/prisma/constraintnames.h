// The names that keys, indexes and foreign keys get when the schema gives none. PostgreSQL cuts names at 63 bytes;
// Prisma cuts what stands before the suffix.
#pragma once

#include <QString>
#include <QStringList>

namespace schemawright::prisma {

constexpr qsizetype maximalNameBytes = 63;

[[nodiscard]] QString primaryKeyName(const QString &table);
[[nodiscard]] QString uniqueName(const QString &table, const QStringList &columns);
[[nodiscard]] QString indexName(const QString &table, const QStringList &columns);
[[nodiscard]] QString foreignKeyName(const QString &table, const QStringList &columns);

/// Of the table of an implicit many-to-many relation.
[[nodiscard]] QString joinTableName(const QString &relation);
[[nodiscard]] QString joinKeyName(const QString &table);
[[nodiscard]] QString joinIndexName(const QString &table);
[[nodiscard]] QString joinForeignKeyName(const QString &table, QChar column);

} // namespace schemawright::prisma
