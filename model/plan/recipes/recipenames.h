// Names of what exists only while a recipe goes on: nothing of the schema before or after is called so.
#pragma once

#include "model/schema/database.h"

namespace schemawright::plan {

/// `wanted` itself when nothing of the schema is called so, else a name made of it; 63 bytes at most.
[[nodiscard]] QString freeRelationName(
    const QList<const schema::Database *> &databases, const QString &schema, const QString &wanted);
/// "schemawright_new_<column>".
[[nodiscard]] QString workingColumnName(const QList<const schema::Table *> &tables, const QString &column);

struct SyncNames {
    QualifiedName function;
    QString trigger; ///< fires after the table's own: triggers fire in the order of their names
};
[[nodiscard]] SyncNames syncNames(
    const QList<const schema::Database *> &databases, const schema::Table &table, const QString &column);

} // namespace schemawright::plan
