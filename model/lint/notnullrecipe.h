// How columns become NOT NULL without a scan under a lock that reads wait for.
#pragma once

#include "model/lint/rulecontext.h"

namespace schemawright::lint {

/// Columns that a NOT NULL constraint or a check says to be NOT NULL, a check also beside other things, which lets SET NOT NULL
/// skip its scan since PostgreSQL 12.
[[nodiscard]] QStringList notNullColumns(const sql::ConstraintDefinition &constraint);

/// The column may be NULL, and it is known that it may: not what no database has told.
[[nodiscard]] bool isKnownNullable(const TableKnowledge &table, const QString &column);

/// Statements that each run in a transaction of their own, without semicolons. Empty: a constraint's name would be too long, or
/// is taken.
[[nodiscard]] QStringList notNullRecipe(const RuleContext &context, const QualifiedName &written, const QStringList &columns);

} // namespace schemawright::lint
