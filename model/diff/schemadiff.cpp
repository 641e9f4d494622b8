// The sequence: renames are applied to `before`, then each kind is compared by identity. Tables and views that exist on
// both sides are compared part by part.
#include "model/diff/schemadiff.h"

#include "model/diff/applyrenames.h"
#include "model/diff/changelist.h"
#include "model/diff/tablepartsdiff.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

constexpr auto key = [](const auto &object) { return schema::keyOf(object); };

Result<> compareTables(const schema::Database &before, const schema::Database &after, QList<Change> &changes)
{
    Result<> outcome;
    const auto common = [&](const Shared<schema::Table> &first, const Shared<schema::Table> &second) {
        if (*first == *second)
            return;
        const QStringList properties = allDifferences(first, second);
        if (!properties.isEmpty())
            changes.append(alterChange(schema::keyOf(*second), first, second, properties));
        if (const auto compared = compareTableParts(*first, *second, before, after, changes); !compared && outcome)
            outcome = compared;
    };
    compareLists(before.tables, after.tables, key, common, changes);
    return outcome;
}

void compareViews(const schema::Database &before, const schema::Database &after, QList<Change> &changes)
{
    const auto common = [&](const Shared<schema::View> &first, const Shared<schema::View> &second) {
        if (*first == *second)
            return;
        const QStringList properties = allDifferences(first, second);
        if (!properties.isEmpty())
            changes.append(alterChange(schema::keyOf(*second), first, second, properties));
        compareViewParts(*first, *second, changes);
    };
    compareLists(before.views, after.views, key, common, changes);
}

// What is not read cannot be planned: a difference there stops the comparison instead of being left out.
Result<> compareUnmodelled(const schema::Database &before, const schema::Database &after)
{
    QStringList differing;
    const auto collect = [&](const QList<schema::UnmodelledObject> &list, const QList<schema::UnmodelledObject> &other) {
        for (const schema::UnmodelledObject &object : list) {
            const QString text = object.label + u' ' + object.identity;
            if (!other.contains(object) && !differing.contains(text))
                differing.append(text);
        }
    };
    collect(after.unmodelled, before.unmodelled);
    collect(before.unmodelled, after.unmodelled);
    if (differing.isEmpty())
        return {};
    constexpr qsizetype shownCount = 3;
    QString names = differing.mid(0, shownCount).join(u", "_s);
    if (differing.size() > shownCount)
        names += u" and %1 more"_s.arg(differing.size() - shownCount);
    return makeError(ErrorKind::Unsupported,
        u"The two sides differ in objects that cannot be planned yet: %1"_s.arg(names),
        u"Bring them to the same state by hand, then compare again."_s);
}

QHash<schema::ObjectKey, QString> membersOf(const schema::Database &database)
{
    QHash<schema::ObjectKey, QString> members;
    for (const schema::ExtensionMember &member : database.extensionMembers)
        members.insert(member.key, member.extension);
    return members;
}

// What belongs to an extension on one side is there on both: to create it fails, and to drop it loses its rows.
Result<> checkMembership(
    const QList<Change> &changes, const schema::Database &before, const schema::Database &after)
{
    if (before.extensionMembers.isEmpty() && after.extensionMembers.isEmpty())
        return {};
    const auto membersBefore = membersOf(before);
    const auto membersAfter = membersOf(after);
    for (const Change &change : changes) {
        const bool joins = change.action == ChangeAction::Drop && membersAfter.contains(change.key);
        const bool leaves = change.action == ChangeAction::Create && membersBefore.contains(change.key);
        if (!joins && !leaves)
            continue;
        const QString extension = joins ? membersAfter.value(change.key) : membersBefore.value(change.key);
        return makeError(ErrorKind::Unsupported,
            u"%1 belongs to extension %2 %3: the plan does not change that"_s.arg(schema::toText(change.key), extension,
                joins ? u"only in the desired schema"_s : u"and not in the desired schema"_s),
            u"Say it by hand, by ALTER EXTENSION %1 %2, and compare again."_s.arg(
                sql::quoteIdentifier(extension), joins ? u"ADD"_s : u"DROP"_s));
    }
    return {};
}

} // namespace

Result<QList<Change>> diffDatabases(
    const schema::Database &before, const schema::Database &after, const DiffOptions &options)
{
    if (options.access != AccessMode::Exact) {
        DiffOptions exact = options;
        exact.access = AccessMode::Exact;
        return diffDatabases(before, withAccessOf(before, after, options.access), exact);
    }
    TRY(compareUnmodelled(before, after));
    TRY_ASSIGN(const RenamedDatabase renamed, applyRenames(before, options.renames));
    const schema::Database &from = renamed.database;
    QList<Change> changes = renamed.changes;
    compareObjects(from.schemas, after.schemas, key, changes);
    compareObjects(from.extensions, after.extensions, key, changes);
    TRY(compareTables(from, after, changes));
    compareViews(from, after, changes);
    compareObjects(from.routines, after.routines, key, changes);
    compareObjects(from.sequences, after.sequences, key, changes);
    compareObjects(from.enums, after.enums, key, changes);
    compareObjects(from.domains, after.domains, key, changes);
    compareObjects(from.composites, after.composites, key, changes);
    compareObjects(from.others, after.others, key, changes);
    TRY(checkMembership(changes, from, after));
    std::ranges::stable_sort(changes, std::less<> {}, &Change::key);
    return changes;
}

} // namespace schemawright::diff
