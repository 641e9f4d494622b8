// What ALTER TABLE on a parent does to its children and partitions by itself, so that it is not planned twice.
// docs: ddl-inherit; sql-altertable ("ONLY").
#pragma once

#include "model/schema/database.h"

namespace schemawright::diff {

/// `before` as it will look once the parents that it keeps have been altered: their new columns and constraints are
/// there, their dropped ones are gone, their new types, defaults and NOT NULLs have come down.
[[nodiscard]] schema::Table afterParents(const schema::Table &before, const schema::Table &after,
    const schema::Database &databaseBefore, const schema::Database &databaseAfter);

/// The parent drops the column while a child that keeps it as its own would lose it too: DROP COLUMN must then be said with
/// ONLY, which makes it every child's own. tablecmds.c, ATExecDropColumn.
/// False for a column that the parent drops and adds again: that one comes back to the children.
[[nodiscard]] bool isKeptByChildren(const QualifiedName &parent, const QString &column, const schema::Database &before,
    const schema::Database &after);

/// The parent's NOT NULL goes while a child, or one of its children, stays NOT NULL: DROP NOT NULL must then be said with
/// ONLY, for each table by itself. Before PostgreSQL 18, and not for partitions: tablecmds.c, ATPrepDropNotNull.
[[nodiscard]] bool isNotNullKeptByChildren(const QualifiedName &parent, const QString &column,
    const schema::Database &before, const schema::Database &after);

} // namespace schemawright::diff
