#include "model/plan/partindexes.h"

#include "model/render/indexddl.h"
#include "model/render/inheritance.h"

namespace schemawright::plan {

using render::Statement;
using schema::ObjectKey;
using schema::ObjectKind;

QualifiedName parentIndexOf(const diff::Object &object)
{
    if (const auto *const index = std::get_if<schema::Index>(&object))
        return index->parentIndex;
    const auto *const constraint = std::get_if<schema::Constraint>(&object);
    return constraint && constraint->parentIndex ? *constraint->parentIndex : QualifiedName();
}

namespace {

/// Calls with the kind and name of each part of the partition, and the index that it is attached to.
template <typename F> void eachPart(const schema::Table &partition, const F &call)
{
    for (const schema::Index &index : partition.indexes) {
        if (!index.parentIndex.isEmpty())
            call(ObjectKind::Index, index.name, index.parentIndex);
    }
    for (const schema::Constraint &constraint : partition.constraints) {
        if (constraint.parentIndex)
            call(ObjectKind::Constraint, constraint.name, *constraint.parentIndex);
    }
}

} // namespace

QList<ObjectKey> PartIndexes::attachedTo(const QualifiedName &index)
{
    if (!m_built) {
        m_built = true;
        for (const Shared<schema::Table> &table : m_database.tables) {
            eachPart(*table, [&](ObjectKind kind, const QString &name, const QualifiedName &parent) {
                m_parts[parent].append(schema::partKey(kind, table->name, name));
            });
        }
    }
    return m_parts.value(index);
}

std::optional<ObjectKey> parentIndexKey(
    const schema::Database &database, const QualifiedName &partition, const QualifiedName &index)
{
    const schema::Table *const table = schema::findTable(database, partition);
    const schema::Table *const parent
        = table && table->partitionOf ? schema::findTable(database, table->partitionOf->parent) : nullptr;
    if (!parent || parent->name.schema != index.schema)
        return std::nullopt;
    if (schema::findIndex(*parent, index.name))
        return schema::partKey(ObjectKind::Index, parent->name, index.name);
    if (schema::findConstraint(*parent, index.name))
        return schema::partKey(ObjectKind::Constraint, parent->name, index.name);
    return std::nullopt;
}

QList<Statement> attachParts(const QualifiedName &table, const QString &index, const PlanContext &context)
{
    QList<Statement> statements;
    const QualifiedName wanted { table.schema, index };
    for (const Shared<schema::Table> &partition : context.render.after.tables) {
        if (!partition->partitionOf || partition->partitionOf->parent != table)
            continue;
        eachPart(*partition, [&](ObjectKind, const QString &name, const QualifiedName &parent) {
            if (parent == wanted)
                statements.append(render::renderAttachIndexPartition(partition->name, name, parent, context.render));
        });
    }
    return statements;
}

QList<Statement> attachToParent(const diff::Change &change, const PlanContext &context)
{
    const QualifiedName table = change.key.parentName();
    const QualifiedName parent = change.after ? parentIndexOf(*change.after) : QualifiedName();
    const bool isPart = change.before && parentIndexOf(*change.before) == parent;
    // A partition that is attached later brings its indexes along.
    if (parent.isEmpty() || isPart || context.createdIndexes.contains(parent) || !render::keepsParents(context.render, table))
        return {};
    return { render::renderAttachIndexPartition(table, change.key.name, parent, context.render) };
}

} // namespace schemawright::plan
