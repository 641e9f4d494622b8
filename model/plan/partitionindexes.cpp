#include "model/plan/partitionindexes.h"

#include "model/plan/expandchange.h"
#include "model/render/inheritance.h"

#include <algorithm>

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::ObjectKind;
using schema::Table;

const schema::Index *partOfIndex(const Table &partition, const QualifiedName &parentIndex)
{
    const auto found = std::ranges::find(partition.indexes, parentIndex, &schema::Index::parentIndex);
    return found == partition.indexes.cend() ? nullptr : &*found;
}

const schema::Constraint *partOfKey(const Table &partition, const schema::Constraint &key)
{
    const auto isPart = [&key](const schema::Constraint &own) {
        return !own.isLocal && own.detail == key.detail && own.deferrable == key.deferrable
            && own.initiallyDeferred == key.initiallyDeferred;
    };
    const auto found = std::ranges::find_if(partition.constraints, isPart);
    return std::ranges::count_if(partition.constraints, isPart) == 1 ? &*found : nullptr;
}

namespace {

std::optional<QString> partName(const Table &partition, const QualifiedName &parent, const diff::Object &object)
{
    if (const auto *const key = std::get_if<schema::Constraint>(&object)) {
        const schema::Constraint *const part = partOfKey(partition, *key);
        return part ? std::optional(part->name) : std::nullopt;
    }
    const schema::Index *const part
        = partOfIndex(partition, { parent.schema, std::get<schema::Index>(object).name });
    return part ? std::optional(part->name) : std::nullopt;
}

bool isPlain(const Table *table)
{
    return table && !table->isPartitioned();
}

} // namespace

bool replacesOnPartitions(const Change &change, const render::RenderContext &context)
{
    const QualifiedName name = change.key.parentName();
    const Table *const before = schema::findTable(context.before, name);
    const Table *const after = schema::findTable(context.after, name);
    if (!before || !after || before->partitionOf || after->partitionOf || before->partitionKey != after->partitionKey)
        return false;
    const QList<QualifiedName> partitions = render::directChildren(context.before, name);
    if (partitions.isEmpty() || partitions != render::directChildren(context.after, name))
        return false;
    return std::ranges::all_of(partitions, [&](const QualifiedName &partition) {
        const Table *const was = schema::findTable(context.before, partition);
        const Table *const is = schema::findTable(context.after, partition);
        return isPlain(was) && isPlain(is) && partName(*was, name, *change.before) && partName(*is, name, *change.after);
    });
}

namespace {

// The parent's index or key of that name before and after, when it is replaced as a whole.
std::optional<Change> replacedParent(ObjectKind kind, const QualifiedName &table, const QString &name,
    const render::RenderContext &context)
{
    const Table *const before = schema::findTable(context.before, table);
    const Table *const after = schema::findTable(context.after, table);
    if (!before || !after)
        return std::nullopt;
    Change change { ChangeAction::Alter, schema::partKey(kind, table, name), std::nullopt, std::nullopt, {} };
    const auto fill = [&change](const auto *was, const auto *is) {
        if (!was || !is || *was == *is)
            return false;
        change.before = *was;
        change.after = *is;
        return true;
    };
    const bool differs = kind == ObjectKind::Index
        ? fill(schema::findIndex(*before, name), schema::findIndex(*after, name))
        : fill(schema::findConstraint(*before, name), schema::findConstraint(*after, name));
    return differs && replacesOnline(change, context) ? std::optional(change) : std::nullopt;
}

bool isPartOfReplacedKey(const Change &change, const Table &partition, const render::RenderContext &context)
{
    const Table *const parent = schema::findTable(context.before, partition.partitionOf->parent);
    const Table *const wanted = schema::findTable(context.after, partition.name);
    return parent && wanted && std::ranges::any_of(parent->constraints, [&](const schema::Constraint &key) {
        if (!schema::canAdoptIndex(key) || partName(partition, parent->name, key) != change.key.name)
            return false;
        const auto replaced = replacedParent(ObjectKind::Constraint, parent->name, key.name, context);
        return replaced && partName(*wanted, parent->name, *replaced->after) == change.key.name;
    });
}

} // namespace

bool goesWithParent(const Change &change, const render::RenderContext &context)
{
    const Table *const partition = schema::findTable(context.before, change.key.parentName());
    if (!partition || !partition->partitionOf)
        return false;
    if (change.key.kind == ObjectKind::Constraint)
        return change.action == ChangeAction::Alter && isPartOfReplacedKey(change, *partition, context);
    if (change.key.kind != ObjectKind::Index)
        return false;
    const QualifiedName parent = std::get<schema::Index>(change.after ? *change.after : *change.before).parentIndex;
    return !parent.isEmpty()
        && replacedParent(ObjectKind::Index, partition->partitionOf->parent, parent.name, context);
}

Action carriedByParent(const Change &change, int origin, const render::RenderContext &context)
{
    const QualifiedName table = schema::findTable(context.before, change.key.parentName())->partitionOf->parent;
    const auto &index = std::get<schema::Index>(change.after ? *change.after : *change.before);
    Action action = makeAction(change, origin, ActionRole::CarriedAlong);
    action.carrier = schema::partKey(ObjectKind::Index, table, index.parentIndex.name);
    return action;
}

} // namespace schemawright::plan
