// Pairs of a dropped and a created object that look like one: same kind, same place, mostly the same attributes. Each
// object appears in at most one pair, the best one.
#include "model/diff/renametext.h"
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

Likeness likeness(const schema::View &before, const schema::View &after)
{
    if (before.materialized != after.materialized)
        return {};
    return before.query == after.query ? Likeness { 1, u"same query"_s } : Likeness {};
}

Likeness likeness(const schema::Routine &before, const schema::Routine &after)
{
    if (before.kind != after.kind || before.identityArguments != after.identityArguments)
        return {};
    const QString renamed = renameQualified(before.definition, before.name, after.name);
    if (renamed == after.definition)
        return { 1, u"same arguments and body"_s };
    const bool isAlike = before.resultType == after.resultType && before.language == after.language;
    return isAlike && !before.identityArguments.isEmpty() ? Likeness { 0.6, u"same arguments, result and language"_s } : Likeness {};
}

// Most sequences have the default options, so that alone says little.
Likeness likeness(const schema::Sequence &before, const schema::Sequence &after)
{
    if (before.options != after.options)
        return {};
    const bool sameOwner = before.ownedBy && before.ownedBy == after.ownedBy;
    return sameOwner ? Likeness { 1, u"same options and owner"_s } : Likeness { 0.6, u"same options"_s };
}

Likeness shareOf(qsizetype shared, qsizetype total, const QString &what)
{
    if (total == 0)
        return {};
    return { static_cast<double>(shared) / static_cast<double>(total), u"%1 of %2 %3"_s.arg(QString::number(shared), QString::number(total), what) };
}

Likeness likeness(const schema::EnumType &before, const schema::EnumType &after)
{
    const auto shared = std::ranges::count_if(after.labels, [&](const QString &label) { return before.labels.contains(label); });
    return shareOf(shared, std::max(before.labels.size(), after.labels.size()), u"values are the same"_s);
}

Likeness likeness(const schema::CompositeType &before, const schema::CompositeType &after)
{
    const auto shared = std::ranges::count_if(after.attributes, [&](const schema::Column &attribute) {
        return std::ranges::any_of(before.attributes,
            [&](const schema::Column &other) { return other.name == attribute.name && other.type == attribute.type; });
    });
    return shareOf(shared, std::max(before.attributes.size(), after.attributes.size()), u"attributes have the same name and type"_s);
}

Likeness likeness(const schema::Domain &before, const schema::Domain &after)
{
    if (before.baseType != after.baseType)
        return {};
    int equal = 0;
    equal += before.notNull == after.notNull ? 1 : 0;
    equal += before.defaultExpression == after.defaultExpression ? 1 : 0;
    equal += std::ranges::equal(before.constraints, after.constraints, {}, &schema::DomainConstraint::definition,
                 &schema::DomainConstraint::definition)
        ? 1
        : 0;
    return { 0.4 + 0.2 * equal, u"same base type, %1 of 3 attributes equal"_s.arg(equal) };
}

/// Triggers, rules and policies: all but the name.
template <typename Part> Likeness likenessOfPart(const Part &before, const Part &after)
{
    Part renamed = before;
    renamed.name = after.name;
    renamed.comment = after.comment;
    if constexpr (requires { renamed.definition; })
        renamed.definition = renameIdentifier(before.definition, before.name, after.name);
    return renamed == after ? Likeness { 1, u"same definition"_s } : Likeness {};
}
Likeness likeness(const schema::Trigger &before, const schema::Trigger &after)
{
    return likenessOfPart(before, after);
}
Likeness likeness(const schema::Rule &before, const schema::Rule &after)
{
    return likenessOfPart(before, after);
}
Likeness likeness(const schema::Policy &before, const schema::Policy &after)
{
    return likenessOfPart(before, after);
}

/// Kinds that cannot be renamed.
Likeness likeness(const schema::Namespace &, const schema::Namespace &)
{
    return {};
}
Likeness likeness(const schema::Extension &, const schema::Extension &)
{
    return {};
}
Likeness likeness(const schema::OtherObject &, const schema::OtherObject &)
{
    return {};
}

template <typename T> Likeness likeness(const Shared<T> &before, const Shared<T> &after)
{
    return likeness(*before, *after);
}

Likeness likenessOf(const Change &dropped, const Change &created)
{
    return std::visit(
        [&](const auto &before) {
            using T = std::decay_t<decltype(before)>;
            const T *const after = std::get_if<T>(&*created.after);
            return after ? likeness(before, *after) : Likeness {};
        },
        *dropped.before);
}

/// A value that is gone and one that is new in its place, between the same neighbours.
void findLabels(const Change &change, QList<RenameCandidate> &candidates)
{
    const auto &before = std::get<schema::EnumType>(*change.before).labels;
    const auto &after = std::get<schema::EnumType>(*change.after).labels;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const bool isGone = !after.contains(before.at(i));
        const bool isNew = i < after.size() && !before.contains(after.at(i));
        if (!isGone || !isNew)
            continue;
        const bool sameNeighbours = before.mid(0, i) == after.mid(0, i) && before.mid(i + 1) == after.mid(i + 1);
        candidates.append({ change.key, change.key,
            sameNeighbours ? u"same place, all other values equal"_s : u"same place"_s, sameNeighbours ? 0.9 : 0.6,
            before.at(i), after.at(i) });
    }
}

bool samePlace(const schema::ObjectKey &a, const schema::ObjectKey &b)
{
    return a.kind == b.kind && a.schema == b.schema && a.parent == b.parent && a.signature == b.signature;
}

} // namespace

QList<RenameCandidate> findRenameCandidates(const QList<Change> &changes)
{
    QList<RenameCandidate> candidates;
    QList<RenameCandidate> labels;
    for (const Change &dropped : changes) {
        if (dropped.action == ChangeAction::Alter && dropped.key.kind == schema::ObjectKind::Enum)
            findLabels(dropped, labels);
        if (dropped.action != ChangeAction::Drop)
            continue;
        for (const Change &created : changes) {
            if (created.action != ChangeAction::Create || !samePlace(dropped.key, created.key))
                continue;
            const Likeness found = likenessOf(dropped, created);
            if (found.score >= minimumScore)
                candidates.append({ dropped.key, created.key, found.reason, found.score, {}, {} });
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
    return best + labels;
}

} // namespace schemawright::diff
