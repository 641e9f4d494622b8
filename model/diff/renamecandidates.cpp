// Pairs of a dropped and a created object that look like one: same kind, same place, mostly the same attributes. Each
// object appears in at most one pair, the best one.
#include "model/diff/schemadiff.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

constexpr double minimumScore = 0.6;

struct Likeness {
    double score = 0;
    QString reason;
};

// The share of names of columns that both tables have with the same type.
Likeness likeness(const schema::Table &before, const schema::Table &after)
{
    qsizetype shared = 0;
    for (const schema::Column &column : after.columns) {
        const schema::Column *const match = schema::findColumn(before, column.name);
        if (match && match->type == column.type)
            ++shared;
    }
    const qsizetype total = std::max(before.columns.size(), after.columns.size());
    if (total == 0)
        return {};
    return { static_cast<double>(shared) / static_cast<double>(total),
        u"%1 of %2 columns have the same name and type"_s.arg(shared).arg(total) };
}

// Without the same type a column is another column: a rename keeps the data.
Likeness likeness(const schema::Column &before, const schema::Column &after)
{
    if (before.type != after.type)
        return {};
    int equal = 0;
    equal += before.notNull == after.notNull ? 1 : 0;
    equal += before.defaultExpression == after.defaultExpression ? 1 : 0;
    equal += before.identity.has_value() == after.identity.has_value() ? 1 : 0;
    equal += before.comment == after.comment ? 1 : 0;
    return { 0.6 + 0.1 * equal, u"same type, %1 of 4 attributes equal"_s.arg(equal) };
}

Likeness likeness(const schema::Index &before, const schema::Index &after)
{
    schema::Index renamed = before;
    renamed.name = after.name;
    renamed.definition = after.definition;
    renamed.comment = after.comment;
    return renamed == after ? Likeness { 1, u"same definition"_s } : Likeness {};
}

Likeness likeness(const schema::Constraint &before, const schema::Constraint &after)
{
    schema::Constraint renamed = before;
    renamed.name = after.name;
    renamed.comment = after.comment;
    return renamed == after ? Likeness { 1, u"same definition"_s } : Likeness {};
}

template <typename T> Likeness likenessAs(const Change &dropped, const Change &created)
{
    const T *const before = std::get_if<T>(&*dropped.before);
    const T *const after = std::get_if<T>(&*created.after);
    return before && after ? likeness(*before, *after) : Likeness {};
}

Likeness likenessOf(const Change &dropped, const Change &created)
{
    const auto *const before = std::get_if<Shared<schema::Table>>(&*dropped.before);
    const auto *const after = std::get_if<Shared<schema::Table>>(&*created.after);
    if (before && after)
        return likeness(**before, **after);
    if (dropped.key.kind == schema::ObjectKind::Column)
        return likenessAs<schema::Column>(dropped, created);
    if (dropped.key.kind == schema::ObjectKind::Index)
        return likenessAs<schema::Index>(dropped, created);
    return likenessAs<schema::Constraint>(dropped, created);
}

bool isRenamable(schema::ObjectKind kind)
{
    return kind == schema::ObjectKind::Table || kind == schema::ObjectKind::Column
        || kind == schema::ObjectKind::Index || kind == schema::ObjectKind::Constraint;
}

bool samePlace(const schema::ObjectKey &a, const schema::ObjectKey &b)
{
    return a.kind == b.kind && a.schema == b.schema && a.parent == b.parent;
}

} // namespace

QList<RenameCandidate> findRenameCandidates(const QList<Change> &changes)
{
    QList<RenameCandidate> candidates;
    for (const Change &dropped : changes) {
        if (dropped.action != ChangeAction::Drop || !isRenamable(dropped.key.kind))
            continue;
        for (const Change &created : changes) {
            if (created.action != ChangeAction::Create || !samePlace(dropped.key, created.key))
                continue;
            const Likeness found = likenessOf(dropped, created);
            if (found.score >= minimumScore)
                candidates.append({ dropped.key, created.key, found.reason, found.score });
        }
    }
    std::ranges::stable_sort(candidates, std::greater<> {}, &RenameCandidate::score);
    QSet<schema::ObjectKey> taken;
    QList<RenameCandidate> best;
    for (const RenameCandidate &candidate : std::as_const(candidates)) {
        if (taken.contains(candidate.before) || taken.contains(candidate.after))
            continue;
        taken.insert(candidate.before);
        taken.insert(candidate.after);
        best.append(candidate);
    }
    return best;
}

} // namespace schemawright::diff
