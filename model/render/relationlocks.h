// Which relations a statement locks, given the schema before the plan. Modes are those that were measured on
// PostgreSQL 15 and 18 (shared/specs/lint.md 3, case names in the callers' comments).
#pragma once

#include "model/render/statement.h"

namespace schemawright::render {

/// A table, view, sequence or index that exists before the plan: only those can make anybody wait.
[[nodiscard]] bool existsBefore(const RenderContext &context, const QualifiedName &relation);

/// The sequences of serial and identity columns.
[[nodiscard]] QList<QualifiedName> ownedSequences(const schema::Database &database, const QualifiedName &table);
/// The other tables that foreign keys of `table` point to.
[[nodiscard]] QList<QualifiedName> referencedTables(const schema::Database &database, const QualifiedName &table);
/// The other tables that have foreign keys to `table`.
[[nodiscard]] QList<QualifiedName> referencingTables(const schema::Database &database, const QualifiedName &table);
/// The tables with a column of this type or of an array of it.
[[nodiscard]] QList<QualifiedName> tablesUsingType(const schema::Database &database, const QualifiedName &type);

/// The lock, when the relation exists before the plan.
[[nodiscard]] QList<RelationLock> lockOn(
    const RenderContext &context, const QualifiedName &relation, schema::LockMode mode);
[[nodiscard]] QList<RelationLock> lockOn(
    const RenderContext &context, const QList<QualifiedName> &relations, schema::LockMode mode);
/// The same for a table, its partitions and its inheritance children.
[[nodiscard]] QList<RelationLock> lockTree(
    const RenderContext &context, const QualifiedName &table, schema::LockMode mode);
/// The same for a table and its partitions: for what inheritance children do not follow.
[[nodiscard]] QList<RelationLock> lockPartitions(
    const RenderContext &context, const QualifiedName &table, schema::LockMode mode);

/// One lock per relation (the strongest), strongest first, then by name.
[[nodiscard]] QList<RelationLock> mergedLocks(const QList<RelationLock> &locks);

/// `work`, or Instant when the table is made by the same plan and has no rows.
[[nodiscard]] Work workOn(const RenderContext &context, const QualifiedName &table, Work work);

} // namespace schemawright::render
