// Constraints of tables: PRIMARY KEY, UNIQUE, FOREIGN KEY, CHECK, EXCLUDE.
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

/// What follows "CONSTRAINT name": the server's definition, or one composed from the fields; with WITH and USING INDEX
/// TABLESPACE of the index behind it in their place; without NOT VALID.
[[nodiscard]] QString constraintDefinitionSql(const schema::Constraint &constraint);
/// "CONSTRAINT name definition", as in CREATE TABLE.
[[nodiscard]] QString namedConstraintSql(const schema::Constraint &constraint);

[[nodiscard]] QString addConstraintSql(
    const QualifiedName &table, const schema::Constraint &constraint, bool notValid = false);
/// ADD CONSTRAINT name PRIMARY KEY | UNIQUE USING INDEX indexName; the server renames the index to the constraint's
/// name.
[[nodiscard]] QString addConstraintUsingIndexSql(
    const QualifiedName &table, const schema::Constraint &constraint, const QString &indexName);
[[nodiscard]] QString validateConstraintSql(const QualifiedName &table, const QString &constraint);
[[nodiscard]] QString dropConstraintSql(const QualifiedName &table, const QString &constraint);
[[nodiscard]] QString renameConstraintSql(const QualifiedName &table, const QString &before, const QString &after);
/// `withEnforcement`: [NOT] ENFORCED is said, which PostgreSQL 17 does not know.
[[nodiscard]] QString alterConstraintSql(
    const QualifiedName &table, const schema::Constraint &constraint, bool withEnforcement = false);

/// The index that a concurrent build of a primary key or unique constraint makes first.
[[nodiscard]] schema::Index backingIndex(const schema::Constraint &constraint, const QString &indexName);

/// `notValid` adds NOT VALID; a constraint that wants to stay NOT VALID (constraint.notValid) gets it anyway.
/// With the comment of the constraint as a second statement when it has one.
[[nodiscard]] QList<Statement> renderAddConstraint(
    const QualifiedName &table, const schema::Constraint &constraint, bool notValid, const RenderContext &context);
[[nodiscard]] QList<Statement> renderAddConstraintUsingIndex(const QualifiedName &table,
    const schema::Constraint &constraint, const QString &indexName, const RenderContext &context);
[[nodiscard]] Statement renderValidateConstraint(
    const QualifiedName &table, const schema::Constraint &constraint, const RenderContext &context);
[[nodiscard]] Statement renderDropConstraint(
    const QualifiedName &table, const schema::Constraint &constraint, const RenderContext &context);

/// Deferrability and enforcement (PostgreSQL 18+) of foreign keys, NOT VALID → valid, storage parameters of the index,
/// comment. Anything else is drop and add.
[[nodiscard]] bool canAlterConstraint(
    const schema::Constraint &before, const schema::Constraint &after, int serverVersion);

[[nodiscard]] Result<QList<Statement>> renderConstraintChange(
    const ObjectChange<schema::Constraint> &change, const RenderContext &context);

} // namespace schemawright::render
