#include "model/diff/access.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::diff {

using schema::Access;
using schema::Grant;
using schema::Grants;

namespace {

template <typename T> concept Owned = requires(const T &object) { object.access; };

struct ColumnLists {
    QStringList all;
    QStringList identity;
};

ColumnLists columnsOf(const Object &object)
{
    ColumnLists lists;
    const auto add = [&lists](const QList<schema::Column> &columns) {
        for (const schema::Column &column : columns) {
            lists.all.append(column.name);
            if (column.identity)
                lists.identity.append(column.name);
        }
    };
    if (const auto *const table = std::get_if<Shared<schema::Table>>(&object))
        add((*table)->columns);
    else if (const auto *const view = std::get_if<Shared<schema::View>>(&object))
        add((*view)->columns);
    return lists;
}

Grants afterOwner(const Grants &grants, const QString &owner)
{
    return owner.isEmpty() ? grants : schema::grantsAfterOwnerChange(grants, owner);
}

/// Also when the column was none before: then the sequence is new and has the default.
Grants identityGrants(const Access &access, const QString &column)
{
    return access.identitySequences.value(column, schema::defaultGrants(schema::GrantClass::Sequence, 0));
}

QString setText(const Grant &grant)
{
    if (grant.privileges == 0)
        return u"none"_s;
    const QString plain = privilegesText(grant.privileges & ~grant.grantable);
    if (grant.grantable == 0)
        return plain;
    const QString grantable = privilegesText(grant.grantable) + u" with grant option"_s;
    return plain.isEmpty() ? grantable : QString(plain + u", "_s + grantable);
}

QString granteeText(const Grant &grant)
{
    const QString grantee = grant.grantee.isEmpty() ? u"the owner"_s
        : grant.grantee == schema::publicGrantee    ? u"PUBLIC"_s
                                                    : grant.grantee;
    return grant.grantor.isEmpty() ? grantee : QString(grantee + u" granted by "_s + grant.grantor);
}

QString partText(const GrantedPart &part)
{
    if (part.column.isEmpty())
        return u"privileges of "_s;
    return (part.isIdentitySequence ? u"privileges on the sequence of column "_s : u"privileges on column "_s)
        + part.column + u" of "_s;
}

QStringList partDifferences(const GrantedPart &part)
{
    QStringList texts;
    Grants pairs = part.after;
    for (const Grant &grant : part.before) {
        if (schema::grantOf(part.after, grant.grantor, grant.grantee).privileges == 0)
            pairs.append(grant);
    }
    std::ranges::stable_sort(pairs, {}, [](const Grant &grant) { return std::tie(grant.grantor, grant.grantee); });
    for (const Grant &pair : std::as_const(pairs)) {
        const Grant before = schema::grantOf(part.before, pair.grantor, pair.grantee);
        const Grant after = schema::grantOf(part.after, pair.grantor, pair.grantee);
        if (before != after)
            texts.append(partText(part) + granteeText(pair) + u": "_s + setText(before) + u" → "_s + setText(after));
    }
    return texts;
}

} // namespace

const Access *accessOf(const Object &object)
{
    const auto find = [](const auto &alternative) -> const Access * {
        using T = std::remove_cvref_t<decltype(alternative)>;
        if constexpr (Owned<T>)
            return &alternative.access;
        else if constexpr (requires { alternative->access; })
            return &alternative->access;
        else
            return nullptr;
    };
    return std::visit(find, object);
}

void setAccess(Object &object, const Access &access)
{
    const auto put = [&access](auto &alternative) {
        using T = std::remove_cvref_t<decltype(alternative)>;
        if constexpr (Owned<T>) {
            alternative.access = access;
        } else if constexpr (requires { alternative->access; }) {
            auto copy = *alternative;
            copy.access = access;
            alternative = T(std::move(copy));
        }
    };
    std::visit(put, object);
}

bool isAccessAlone(const Change &change)
{
    if (change.action != ChangeAction::Alter || !accessOf(*change.after))
        return false;
    Object same = *change.before;
    setAccess(same, *accessOf(*change.after));
    return same == *change.after;
}

bool ownerChanges(const Access &before, const Access &after)
{
    return !after.owner.isEmpty() && !before.owner.isEmpty() && before.owner != after.owner;
}

QList<GrantedPart> differingParts(const Access &before, const Access &after, const Object &object)
{
    if (!before.privileges || !after.privileges)
        return {};
    const QString owner = ownerChanges(before, after) ? after.owner : QString();
    QList<GrantedPart> parts;
    const auto add = [&](const QString &column, bool isSequence, const Grants &first, const Grants &last) {
        const GrantedPart part { column, isSequence, afterOwner(first, owner), last };
        if (part.before != part.after)
            parts.append(part);
    };
    add({}, false, *before.privileges, *after.privileges);
    const bool hasParts = !(before.columns.isEmpty() && after.columns.isEmpty() && before.identitySequences.isEmpty()
        && after.identitySequences.isEmpty());
    if (!hasParts)
        return parts;
    const ColumnLists columns = columnsOf(object);
    for (const QString &column : columns.all)
        add(column, false, before.columns.value(column), after.columns.value(column));
    for (const QString &column : columns.identity)
        add(column, true, identityGrants(before, column), identityGrants(after, column));
    return parts;
}

QStringList accessDifferences(const Object &before, const Object &after)
{
    const Access *const first = accessOf(before);
    const Access *const last = accessOf(after);
    if (!first || !last || *first == *last)
        return {};
    QStringList texts;
    if (ownerChanges(*first, *last))
        texts.append(u"owner: "_s + first->owner + u" → "_s + last->owner);
    for (const GrantedPart &part : differingParts(*first, *last, after))
        texts.append(partDifferences(part));
    return texts;
}

QString privilegesText(schema::PrivilegeSet set)
{
    QStringList names;
    for (const schema::Privilege privilege : schema::privilegesIn(set))
        names.append(schema::privilegeName(privilege));
    return names.join(u", "_s);
}

} // namespace schemawright::diff
