// The check behind planFollowing: what the argument says must not have changed is compared.
#include "model/sources/followplan.h"

#include <algorithm>

namespace schemawright::sources {

namespace {

using schema::Database;

/// Equal, apart from the objects of which `mayDiffer` holds.
template <typename T, typename MayDiffer>
bool areSameElsewhere(const QList<Shared<T>> &before, const QList<Shared<T>> &after, const MayDiffer &mayDiffer)
{
    auto left = before.begin();
    auto right = after.begin();
    while (true) {
        left = std::find_if_not(left, before.end(), mayDiffer);
        right = std::find_if_not(right, after.end(), mayDiffer);
        if (left == before.end() || right == after.end())
            return left == before.end() && right == after.end();
        if (*left != *right)
            return false;
        ++left;
        ++right;
    }
}

QStringList routineKeys(const Database &database, const FollowPlan &plan)
{
    QStringList keys;
    for (const Shared<schema::Routine> &routine : database.routines) {
        if (plan.routines.contains(routine->name))
            keys.append(routine->name.toText() + u'(' + routine->identityArguments);
    }
    return keys;
}

QList<schema::Sequence> otherSequences(const Database &database, const FollowPlan &plan)
{
    QList<schema::Sequence> sequences = database.sequences;
    sequences.removeIf([&](const schema::Sequence &sequence) {
        return sequence.ownedBy && plan.relations.contains(sequence.ownedBy->table);
    });
    return sequences;
}

bool keepsKeys(const FollowPlan &plan, const Database &before, const Database &after)
{
    return std::ranges::all_of(plan.keyHolders, [&](const QualifiedName &name) {
        const schema::Table *const left = schema::findTable(before, name);
        const schema::Table *const right = schema::findTable(after, name);
        const schema::Constraint *const first = left ? schema::findPrimaryKey(*left) : nullptr;
        const schema::Constraint *const second = right ? schema::findPrimaryKey(*right) : nullptr;
        return (!first && !second) || (first && second && first->definition == second->definition);
    });
}

/// Of everything for which the server may choose a name. Schemas do not matter: too many is only slow.
QSet<QString> chosenNames(const Database &database)
{
    QSet<QString> names;
    for (const Shared<schema::Table> &table : database.tables) {
        names.insert(table->name.name);
        for (const schema::Constraint &constraint : table->constraints)
            names.insert(constraint.name);
        for (const schema::Index &index : table->indexes)
            names.insert(index.name);
        for (const schema::Column &column : table->columns) {
            if (column.identity)
                names.insert(column.identity->sequenceName.name);
        }
    }
    for (const Shared<schema::View> &view : database.views) {
        names.insert(view->name.name);
        for (const schema::Index &index : view->indexes)
            names.insert(index.name);
    }
    for (const schema::Sequence &sequence : database.sequences)
        names.insert(sequence.name.name);
    return names;
}

QString withoutNumber(const QString &name)
{
    qsizetype end = name.size();
    while (end > 0 && name.at(end - 1).isDigit())
        --end;
    return name.left(end);
}

/// "t_a_idx1" is chosen when "t_a_idx" is taken, so such pairs depend on the order of statements. Only names that have
/// come or gone can be one of them; those that were there before and are there now have been chosen once already.
bool choosesNumbers(const Database &before, const Database &after)
{
    const QSet<QString> former = chosenNames(before);
    const QSet<QString> now = chosenNames(after);
    const QSet<QString> moved = (former - now) + (now - former);
    if (moved.isEmpty())
        return false;
    QSet<QString> stems;
    for (const QString &name : former + now) {
        if (const QString stem = withoutNumber(name); stem.size() < name.size())
            stems.insert(stem);
    }
    return std::ranges::any_of(moved, [&](const QString &name) {
        const QString stem = withoutNumber(name);
        return stems.contains(name) || (stem.size() < name.size() && (former.contains(stem) || now.contains(stem)));
    });
}

} // namespace

bool isFaithful(const FollowPlan &plan, const Database &before, const Database &after)
{
    const auto mayDiffer = [&](const auto &relation) { return plan.relations.contains(relation->name); };
    const auto isRepeated = [&](const auto &routine) { return plan.routines.contains(routine->name); };
    return areSameElsewhere(before.tables, after.tables, mayDiffer)
        && areSameElsewhere(before.views, after.views, mayDiffer)
        && areSameElsewhere(before.routines, after.routines, isRepeated)
        && routineKeys(before, plan) == routineKeys(after, plan)
        && otherSequences(before, plan) == otherSequences(after, plan) && before.schemas == after.schemas
        && before.extensions == after.extensions && before.enums == after.enums && before.domains == after.domains
        && before.composites == after.composites && before.others == after.others
        && before.unmodelled == after.unmodelled && keepsKeys(plan, before, after) && !choosesNumbers(before, after);
}

} // namespace schemawright::sources
