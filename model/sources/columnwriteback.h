// Columns and constraints inside CREATE TABLE.
#pragma once

#include "model/diff/change.h"
#include "model/sources/scriptedits.h"

namespace schemawright::sources {

/// Empty when the edit was made; otherwise why it must be made by hand.
[[nodiscard]] QString writeColumnChange(
    ScriptEdits &edits, const ScriptIndex &index, const StatementPlace &table, const diff::Change &change);

/// A new constraint as the last element of the table.
[[nodiscard]] QString writeNewConstraint(
    ScriptEdits &edits, const ScriptIndex &index, const StatementPlace &table, const schema::Constraint &constraint);

/// A constraint that stands in CREATE TABLE under its own name.
[[nodiscard]] QString removeConstraint(
    ScriptEdits &edits, const ScriptIndex &index, const StatementPlace &table, const QString &name);

} // namespace schemawright::sources
