// Indexes that no constraint owns, of tables and materialised views.
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

struct CreateIndexOptions {
    bool concurrently = false;
    bool onlyParent
        = false; ///< ON ONLY: the partitioned index without those of the partitions; invalid until they attach
    QString name; ///< another name than the index's own (a rebuild beside the one in use); empty: its own
};

[[nodiscard]] QString createIndexSql(
    const QualifiedName &table, const schema::Index &index, const CreateIndexOptions &options = {});
[[nodiscard]] QString dropIndexSql(const QString &schema, const QString &name, bool concurrently = false);
[[nodiscard]] QString renameIndexSql(const QString &schema, const QString &before, const QString &after);
[[nodiscard]] QString attachIndexPartitionSql(const QualifiedName &parentIndex, const QualifiedName &index);
[[nodiscard]] QString clusterOnSql(const QualifiedName &table, const QString &index);
[[nodiscard]] QString setWithoutClusterSql(const QualifiedName &table);
/// The table is clustered on some index after the plan: CLUSTER ON that one has already taken away any other.
[[nodiscard]] bool isClusterMoved(const QualifiedName &table, const RenderContext &context);

[[nodiscard]] Statement renderCreateIndex(const QualifiedName &table, const schema::Index &index,
    const CreateIndexOptions &options, const RenderContext &context);
/// What CREATE INDEX cannot say: statistics targets, CLUSTER ON, comment. REPLICA IDENTITY belongs to the table.
[[nodiscard]] QList<Statement> renderIndexDetails(
    const QualifiedName &table, const schema::Index &index, const RenderContext &context);
[[nodiscard]] Statement renderDropIndex(
    const QualifiedName &table, const schema::Index &index, bool concurrently, const RenderContext &context);
/// `index` of the partition `table`, which may be a key's.
[[nodiscard]] Statement renderAttachIndexPartition(const QualifiedName &table, const QString &index,
    const QualifiedName &parentIndex, const RenderContext &context);

/// Storage parameters (not those of hnsw and ivfflat, which only a rebuild applies), tablespace, CLUSTER ON, statistics
/// targets, comment, attachment to a parent. Anything else is drop and create.
[[nodiscard]] bool canAlterIndex(const schema::Index &before, const schema::Index &after);
[[nodiscard]] QList<Statement> renderAlterIndex(
    const QualifiedName &table, const schema::Index &before, const schema::Index &after, const RenderContext &context);

[[nodiscard]] Result<QList<Statement>> renderIndexChange(
    const ObjectChange<schema::Index> &change, const RenderContext &context);

} // namespace schemawright::render
