// Indexes and keys of partitions that are attached to an index of the parent: they come, stay and go with it, and
// PostgreSQL has no way to detach one.
#pragma once

#include "model/plan/renderaction.h"

#include <QHash>

namespace schemawright::plan {

/// The index or key of a partition that a change is about is attached to this one; empty: to none, or it is another kind.
[[nodiscard]] QualifiedName parentIndexOf(const diff::Object &object);

class PartIndexes
{
public:
    explicit PartIndexes(const schema::Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] QList<schema::ObjectKey> attachedTo(const QualifiedName &index);

private:
    const schema::Database &m_database;
    bool m_built = false; ///< most plans never ask
    QHash<QualifiedName, QList<schema::ObjectKey>> m_parts;
};

/// The index or key of the parent of `partition` that has this name.
[[nodiscard]] std::optional<schema::ObjectKey> parentIndexKey(
    const schema::Database &database, const QualifiedName &partition, const QualifiedName &index);

/// ATTACH PARTITION for those that an index made ONLY for the parent has in the schema after.
[[nodiscard]] QList<render::Statement> attachParts(
    const QualifiedName &table, const QString &index, const PlanContext &context);

/// For an index or key that joins an index of the parent that is there already; one that is made in this plan takes its
/// parts by itself.
[[nodiscard]] QList<render::Statement> attachToParent(const diff::Change &change, const PlanContext &context);

} // namespace schemawright::plan
