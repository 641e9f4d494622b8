// Foreign keys that a statement makes, with what is known of the types at both ends.
#pragma once

#include "model/lint/rulecontext.h"

namespace schemawright::lint {

/// A foreign key of a statement with the columns that hold it.
struct NewForeignKey {
    sql::RelationRef table;
    QStringList columns;
    const sql::ConstraintDefinition *constraint = nullptr;
};

[[nodiscard]] QList<NewForeignKey> foreignKeysOf(const sql::Statement &statement);
/// IF NOT EXISTS, and the table or the column is there: no key is made.
[[nodiscard]] bool isSkipped(const RuleContext &context, const NewForeignKey &key);

/// The columns that it references, as written or else those of the primary key that the database has; empty when not known.
[[nodiscard]] QStringList referencedColumns(const RuleContext &context, const sql::ConstraintDefinition &constraint);
/// The type of one of its columns, as the statement or the table says it; serials as what they store. nullopt: not known.
[[nodiscard]] std::optional<sql::TypeName> keyType(const RuleContext &context, const NewForeignKey &key, const QString &column);
[[nodiscard]] std::optional<sql::TypeName> typeOfColumn(const TableKnowledge &table, const QString &column);

} // namespace schemawright::lint
