// Look-ups of a table or a part of one by key, as the alternative that diff::Change carries.
#pragma once

#include "model/diff/change.h"

namespace schemawright::document {

/// Tables and all parts of tables; nullopt for anything else and when absent.
[[nodiscard]] std::optional<diff::Object> findTableObject(
    const schema::Database &database, const schema::ObjectKey &key);

[[nodiscard]] QString objectName(const diff::Object &object);
[[nodiscard]] diff::Object withName(const diff::Object &object, const QString &name);

/// The parts of `table` that have this kind, in the table's order.
[[nodiscard]] QList<diff::Object> partsOf(const schema::Table &table, schema::ObjectKind kind);

/// Where a column of `reference` belongs in `edited`: right after the nearest column before it that is still there.
[[nodiscard]] qsizetype columnPosition(
    const schema::Table &reference, const schema::Table &edited, const QString &column);

} // namespace schemawright::document
