// Changes within one table that applyEdit is made of. Used by schemaedit.cpp only.
#pragma once

#include "model/schema/table.h"

namespace schemawright::schema {

/// The table's own keys, foreign keys and indexes follow the new name of a column; the server-written `definition` of
/// each part that changed is cleared. Texts are kept: check and index expressions, predicates, exclusion constraints,
/// triggers, policies, rules, generated columns.
void renameColumnInParts(Table &table, const QString &before, const QString &after);

/// What foreign keys of `table` say about the columns of `referenced`.
void renameReferencedColumn(Table &table, const QualifiedName &referenced, const QString &before, const QString &after);
void renameReferencedTable(Table &table, const QualifiedName &before, const QualifiedName &after);

/// Indexes and constraints that name the column go with it, as in PostgreSQL.
/// docs: sql-altertable, "DROP COLUMN": "Indexes and table constraints involving the column will be automatically
/// dropped as well."
void removePartsOfColumn(Table &table, const QString &column);

/// The name of a foreign key of `table` that points at `column` of `referenced` (any column when empty), or empty.
[[nodiscard]] QString findForeignKeyTo(const Table &table, const QualifiedName &referenced, const QString &column);

/// `after` with its definition cleared when it still carries the one that the server wrote for another structure.
[[nodiscard]] Index withFreshDefinition(const Index &before, Index after);
[[nodiscard]] Constraint withFreshDefinition(const Constraint &before, Constraint after);

} // namespace schemawright::schema
