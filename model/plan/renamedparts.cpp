// src/backend/catalog/dependency.c: "cannot drop index … because index … requires it".
#include "model/plan/renamedparts.h"

#include "model/plan/expandchange.h"
#include "model/plan/partindexes.h"
#include "model/plan/partitionindexes.h"
#include "model/plan/temporaryname.h"
#include "model/render/indexddl.h"
#include "model/render/inheritance.h"
#include "model/render/relationlocks.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::Index;
using schema::ObjectKind;

namespace {

// A part goes, or a part comes; what is another index than before does both.
struct Half {
    int change = -1;
    Change what;
    int partner = -1; ///< among the halves of the other sort
};

const Index &goingIndex(const Half &half)
{
    return std::get<Index>(*half.what.before);
}

const Index &comingIndex(const Half &half)
{
    return std::get<Index>(*half.what.after);
}

class PartRenamer
{
public:
    PartRenamer(const QList<Change> &changes, const render::RenderContext &context)
        : m_changes(changes)
        , m_context(context)
    {
    }

    [[nodiscard]] RenamedParts run();

private:
    void collect();
    void addHalves(int index);
    [[nodiscard]] bool findPairs();
    [[nodiscard]] bool isPair(const Half &drop, const Half &creation) const;
    [[nodiscard]] bool isSettled(const Half &half) const;
    [[nodiscard]] bool separateHalfSettled();
    void settle(const Half &half, RenamedParts &parts) const;
    void appendOthers(const QList<Half> &halves, RenamedParts &parts) const;
    [[nodiscard]] QualifiedName parentOf(const Index &index) const
    {
        return m_renamed.value(index.parentIndex, index.parentIndex);
    }
    [[nodiscard]] bool isNameOfAnother(const Half &drop) const
    {
        const schema::ObjectKey &wanted = m_creations.at(drop.partner).what.key;
        return wanted != drop.what.key && m_renamed.contains(wanted.qualifiedName());
    }
    [[nodiscard]] Action asideAction(const Half &drop) const;
    [[nodiscard]] Action renameAction(const Half &drop) const;

    const QList<Change> &m_changes;
    const render::RenderContext &m_context;
    QList<Half> m_drops;
    QList<Half> m_creations;
    QHash<QualifiedName, QList<int>> m_creationsOf; ///< by table
    QSet<QualifiedName> m_changing; ///< indexes that do not stay as they are
    QSet<QualifiedName> m_dropped;
    QSet<QualifiedName> m_created;
    QHash<QualifiedName, QualifiedName> m_renamed; ///< may be parents themselves
};

void PartRenamer::addHalves(int index)
{
    const Change &change = m_changes.at(index);
    if (change.action == ChangeAction::Alter) {
        const bool isSamePart
            = std::get<Index>(*change.before).parentIndex == std::get<Index>(*change.after).parentIndex;
        if (canAlterInPlace(change, m_context) || (isSamePart && goesWithParent(change, m_context)))
            return;
    }
    const auto isPart = [](const std::optional<diff::Object> &object) {
        return object && !std::get<Index>(*object).parentIndex.isEmpty();
    };
    if (isPart(change.before))
        m_drops.append({ index, { ChangeAction::Drop, change.key, change.before, std::nullopt, {} } });
    if (!isPart(change.after))
        return;
    m_creationsOf[change.key.parentName()].append(static_cast<int>(m_creations.size()));
    m_creations.append({ index, { ChangeAction::Create, change.key, std::nullopt, change.after, {} } });
}

void PartRenamer::collect()
{
    for (int i = 0; i < m_changes.size(); ++i) {
        const Change &change = m_changes.at(i);
        const bool isIndex = change.key.kind == ObjectKind::Index;
        if ((!isIndex && change.key.kind != ObjectKind::Constraint) || change.action == ChangeAction::Rename)
            continue;
        if (change.action != ChangeAction::Alter || !canAlterInPlace(change, m_context))
            m_changing.insert(change.key.qualifiedName());
        if (change.action == ChangeAction::Drop)
            m_dropped.insert(change.key.qualifiedName());
        if (change.action == ChangeAction::Create)
            m_created.insert(change.key.qualifiedName());
        if (isIndex && render::keepsParents(m_context, change.key.parentName()))
            addHalves(i);
    }
}

bool PartRenamer::isPair(const Half &drop, const Half &creation) const
{
    Index before = goingIndex(drop);
    before.parentIndex = parentOf(before);
    before.name = comingIndex(creation).name;
    return before.parentIndex == comingIndex(creation).parentIndex && render::canAlterIndex(before, comingIndex(creation));
}

bool PartRenamer::findPairs()
{
    bool found = false;
    for (int i = 0; i < m_drops.size(); ++i) {
        Half &drop = m_drops[i];
        const QualifiedName &parent = goingIndex(drop).parentIndex;
        if (drop.partner >= 0 || (m_changing.contains(parent) && !m_renamed.contains(parent)))
            continue;
        const QList<int> &candidates = m_creationsOf[drop.what.key.parentName()];
        const auto creation = std::ranges::find_if(
            candidates, [&](int one) { return m_creations.at(one).partner < 0 && isPair(drop, m_creations.at(one)); });
        if (creation == candidates.cend())
            continue;
        drop.partner = *creation;
        m_creations[*creation].partner = i;
        m_renamed.insert(drop.what.key.qualifiedName(), m_creations.at(*creation).what.key.qualifiedName());
        found = true;
    }
    return found;
}

// What is no rename goes, or comes, with the parent's index.
bool PartRenamer::isSettled(const Half &half) const
{
    if (half.partner >= 0 || goesWithParent(half.what, m_context))
        return true;
    const bool comes = half.what.action == ChangeAction::Create;
    const QualifiedName &parent = comes ? comingIndex(half).parentIndex : goingIndex(half).parentIndex;
    if ((comes ? m_created : m_dropped).contains(parent))
        return true;
    const QList<Half> &halves = comes ? m_creations : m_drops;
    const auto other = std::ranges::find_if(
        halves, [&](const Half &one) { return one.partner < 0 && one.what.key.qualifiedName() == parent; });
    return other != halves.cend() && isSettled(*other);
}

// A change is done here as a whole or not at all.
bool PartRenamer::separateHalfSettled()
{
    QSet<int> open;
    for (const QList<Half> *const halves : { &m_drops, &m_creations }) {
        for (const Half &half : *halves) {
            if (!isSettled(half))
                open.insert(half.change);
        }
    }
    bool separated = false;
    for (Half &drop : m_drops) {
        if (drop.partner < 0 || (!open.contains(drop.change) && !open.contains(m_creations.at(drop.partner).change)))
            continue;
        m_creations[drop.partner].partner = -1;
        drop.partner = -1;
        m_renamed.remove(drop.what.key.qualifiedName());
        separated = true;
    }
    return separated;
}

Action PartRenamer::asideAction(const Half &drop) const
{
    Index aside = goingIndex(drop);
    aside.name = temporaryName(u"old"_s, aside.name);
    Action action = makeAction(
        { ChangeAction::Alter, drop.what.key, drop.what.before, aside, {} }, drop.change, ActionRole::RenamePart);
    action.builds = false;
    return action;
}

Action PartRenamer::renameAction(const Half &drop) const
{
    const Half &creation = m_creations.at(drop.partner);
    Index before = goingIndex(drop);
    const bool wasMoved = isNameOfAnother(drop);
    if (wasMoved)
        before.name = temporaryName(u"old"_s, before.name);
    before.parentIndex = parentOf(before);
    Action action = makeAction({ ChangeAction::Alter, creation.what.key, before, creation.what.after, {} }, creation.change,
        ActionRole::RenamePart);
    action.tearsDown = !wasMoved;
    return action;
}

void PartRenamer::settle(const Half &half, RenamedParts &parts) const
{
    parts.changes.insert(half.change);
    const schema::ObjectKey &key = half.what.key;
    parts.stays.insert({ ObjectKind::Table, key.schema, {}, key.parent, {} });
    const QualifiedName &index = half.what.before ? goingIndex(half).parentIndex : comingIndex(half).parentIndex;
    if (const auto parent = parentIndexKey(m_context.before, key.parentName(), index))
        parts.stays.insert(*parent);
}

// The other half of a change that is a rename.
void PartRenamer::appendOthers(const QList<Half> &halves, RenamedParts &parts) const
{
    for (const Half &half : halves) {
        if (half.partner < 0 && parts.changes.contains(half.change))
            parts.actions.append(expandChange(half.what, half.change, m_context));
    }
}

RenamedParts PartRenamer::run()
{
    collect();
    // A pair of a sub-partitioned table lets those of its partitions be found.
    while (findPairs()) { }
    while (separateHalfSettled()) { }
    RenamedParts parts;
    for (const Half &drop : std::as_const(m_drops)) {
        if (drop.partner < 0)
            continue;
        settle(drop, parts);
        settle(m_creations.at(drop.partner), parts);
    }
    appendOthers(m_drops, parts);
    for (const Half &drop : std::as_const(m_drops)) {
        if (drop.partner >= 0 && isNameOfAnother(drop))
            parts.actions.append(asideAction(drop));
    }
    for (const Half &drop : std::as_const(m_drops)) {
        if (drop.partner >= 0)
            parts.actions.append(renameAction(drop));
    }
    appendOthers(m_creations, parts);
    return parts;
}

} // namespace

RenamedParts renamedParts(const QList<Change> &changes, const render::RenderContext &context)
{
    const bool concerns = std::ranges::any_of(changes, [](const Change &change) {
        return change.key.kind == ObjectKind::Index && change.before
            && !std::get<Index>(*change.before).parentIndex.isEmpty();
    });
    return concerns ? PartRenamer(changes, context).run() : RenamedParts();
}

QList<render::Statement> renderRenamedPart(const Action &action, const render::RenderContext &context)
{
    const QualifiedName table = action.change.key.parentName();
    Index before = std::get<Index>(*action.change.before);
    const Index &after = std::get<Index>(*action.change.after);
    QList<render::Statement> statements;
    if (before.name != after.name) {
        render::Statement rename;
        rename.sql = render::renameIndexSql(table.schema, before.name, after.name);
        rename.undo = render::renameIndexSql(table.schema, after.name, before.name);
        rename.description = u"Rename an index from \"%1\" to \"%2\""_s.arg(before.name, after.name);
        rename.locks = render::lockOn(context, { table.schema, before.name }, schema::LockMode::ShareUpdateExclusive);
        statements.append(rename);
    }
    before.name = after.name;
    return action.builds ? statements + render::renderAlterIndex(table, before, after, context) : statements;
}

} // namespace schemawright::plan
