#include "model/diff/tablepartsdiff.h"

#include "model/diff/changelist.h"
#include "model/diff/inheritancediff.h"

using namespace Qt::StringLiterals;

namespace schemawright::diff {

using schema::ObjectKind;

namespace {

template <typename T>
void comparePart(ObjectKind kind, const QualifiedName &relation, const QList<T> &before, const QList<T> &after,
    QList<Change> &changes)
{
    if (before == after)
        return;
    const auto keyOf = [&](const T &part) { return schema::partKey(kind, relation, part.name); };
    compareObjects(before, after, keyOf, changes);
}

// attislocal and conislocal cannot be set by themselves: only INHERIT and NO INHERIT move them. What is made in a table is
// its own, and stays that when a parent has it too: tablecmds.c, MergeAttributesIntoExisting.
template <typename T>
Result<> compareLocality(
    ObjectKind kind, const QualifiedName &table, const QList<T> &before, const QList<T> &after)
{
    QHash<QString, bool> local;
    for (const T &part : before)
        local.insert(part.name, part.isLocal);
    for (const T &part : after) {
        if (local.value(part.name, true) == part.isLocal)
            continue;
        return makeError(ErrorKind::Unsupported,
            u"The plan cannot change whether %1 is the table's own or only inherited"_s.arg(
                schema::toText(schema::partKey(kind, table, part.name))),
            u"What a table had by itself stays its own: define it in the table too, before INHERITS."_s);
    }
    return {};
}

} // namespace

Result<> compareTableParts(const schema::Table &before, const schema::Table &after, const schema::Database &databaseBefore,
    const schema::Database &databaseAfter, QList<Change> &changes)
{
    const schema::Table effective = afterParents(before, after, databaseBefore, databaseAfter);
    comparePart(ObjectKind::Column, after.name, effective.columns, after.columns, changes);
    comparePart(ObjectKind::Constraint, after.name, effective.constraints, after.constraints, changes);
    comparePart(ObjectKind::Index, after.name, effective.indexes, after.indexes, changes);
    comparePart(ObjectKind::Trigger, after.name, effective.triggers, after.triggers, changes);
    comparePart(ObjectKind::Policy, after.name, effective.policies, after.policies, changes);
    comparePart(ObjectKind::Rule, after.name, effective.rules, after.rules, changes);
    // Partitions own nothing of what their parent has; ATTACH and DETACH see to that.
    if (after.inherits.isEmpty())
        return {};
    TRY(compareLocality(ObjectKind::Column, after.name, effective.columns, after.columns));
    return compareLocality(ObjectKind::Constraint, after.name, effective.constraints, after.constraints);
}

void compareViewParts(const schema::View &before, const schema::View &after, QList<Change> &changes)
{
    comparePart(ObjectKind::Index, after.name, before.indexes, after.indexes, changes);
    comparePart(ObjectKind::Trigger, after.name, before.triggers, after.triggers, changes);
    comparePart(ObjectKind::Rule, after.name, before.rules, after.rules, changes);
}

} // namespace schemawright::diff
