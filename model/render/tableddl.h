// CREATE, DROP and RENAME of tables. Alterations of the table itself are in tablealterddl.h, parts in files of their
// own.
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

enum class PartitionForm {
    Standalone, ///< a table with all its columns; ATTACH PARTITION makes it a partition
    PartitionOf, ///< CREATE TABLE … PARTITION OF: columns, constraints and indexes come from the parent
};

/// What CREATE TABLE leaves out: foreign keys, which wait for their tables, NOT VALID constraints, and a key over the
/// same columns as another one.
[[nodiscard]] bool standsApart(const schema::Table &table, const schema::Constraint &constraint);
/// A key of a partition's own over the columns of one that is part of the parent's: it comes after ATTACH PARTITION.
[[nodiscard]] bool repeatsPartOfParent(const schema::Table &table, const schema::Constraint &constraint);

/// Columns, and the constraints that do not stand apart. What comes from a parent is left out, but for the columns and
/// constraints of a partition that is made Standalone.
[[nodiscard]] QString createTableSql(const schema::Table &table, PartitionForm form = PartitionForm::Standalone);
[[nodiscard]] QString dropTableSql(const schema::Table &table);
[[nodiscard]] QString renameTableSql(const QualifiedName &table, const QString &name);
[[nodiscard]] QString setTableSchemaSql(const QualifiedName &table, const QString &schema);
[[nodiscard]] QString attachPartitionSql(const QualifiedName &table, const schema::PartitionOf &partition);
[[nodiscard]] QString detachPartitionSql(
    const QualifiedName &table, const QualifiedName &parent, bool concurrently = false);

/// PartitionOf when the parent is created by the same plan and the server would give the same names by itself;
/// otherwise Standalone, because ATTACH PARTITION locks an existing parent less (SHARE UPDATE EXCLUSIVE).
[[nodiscard]] PartitionForm partitionForm(const schema::Table &table, const RenderContext &context);

/// The table, and what CREATE TABLE cannot say of its columns and itself (storage, compression, statistics, options,
/// row security, REPLICA IDENTITY FULL and NOTHING, comments of table, columns and inline constraints). Without:
/// foreign keys, NOT VALID constraints, indexes, triggers, policies, rules, ATTACH PARTITION.
[[nodiscard]] QList<Statement> renderCreateTable(const schema::Table &table, const RenderContext &context);

/// NOT VALID checks, indexes, renderIndexRoles, triggers, rules, policies, in an order that runs; with
/// comments. A partition that is created Standalone is attached after its indexes, so that they become the partitions
/// of the parent's indexes under their own names. Foreign keys are not included.
[[nodiscard]] QList<Statement> renderCreateTableParts(const schema::Table &table, const RenderContext &context);

/// REPLICA IDENTITY USING INDEX and CLUSTER ON of a new table, which need its indexes; renderCreateTableParts has them.
[[nodiscard]] QList<Statement> renderIndexRoles(const schema::Table &table, const RenderContext &context);

[[nodiscard]] Statement renderAttachPartition(const schema::Table &table, const RenderContext &context);
[[nodiscard]] Statement renderDetachPartition(
    const schema::Table &table, bool concurrently, const RenderContext &context);
[[nodiscard]] Statement renderDropTable(const schema::Table &table, const RenderContext &context);

[[nodiscard]] Result<QList<Statement>> renderTableChange(
    const ObjectChange<schema::Table> &change, const RenderContext &context);

} // namespace schemawright::render
