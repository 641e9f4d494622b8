// Whether what the database has, or these files have made, is still there when it is a statement's turn. In doubt it is not:
// a refusal that does not come is worse than one that nobody has said.
#pragma once

#include "model/lint/rulecontext.h"

namespace schemawright::lint {

/// A database was asked, the file is still to run there, and nothing before the statement may have changed what nobody knows of.
[[nodiscard]] bool areFactsGood(const RuleContext &context);
/// Names without a schema mean what was looked up.
[[nodiscard]] bool isOnPath(const RuleContext &context);
/// Nothing in these files drops, renames or moves what has this name.
[[nodiscard]] bool isKept(const RuleContext &context, const QString &name);
[[nodiscard]] bool areKept(const RuleContext &context, const QStringList &names);

/// The database partitions the table by the column, and these files have not made another one of the name.
[[nodiscard]] bool isInPartitionKey(const RuleContext &context, const TableKnowledge &table, const QString &column);

/// What the relation is when it is one that can have no index and be referenced by nothing: "a view"; empty when it is not, or not known.
[[nodiscard]] QString kindOfNoTable(const RuleContext &context, const QualifiedName &written);

/// "seen on app@host/shop"
/// An action of it has CASCADE: what another one would be refused for may be gone.
[[nodiscard]] bool dropsByCascade(const sql::AlterTable &alter);
[[nodiscard]] QString seenText(const RuleContext &context);

} // namespace schemawright::lint
