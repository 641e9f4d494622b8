#include "model/diff/objectrenames.h"

#include "model/diff/databasetexts.h"
#include "model/diff/renametext.h"
#include "model/schema/database.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::diff {

using schema::Database;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;
using schema::View;

namespace {

template <typename T> const T &plain(const T &object)
{
    return object;
}
template <typename T> const T &plain(const Shared<T> &object)
{
    return *object;
}

template <typename Item> bool isBefore(const Item &a, const Item &b)
{
    return schema::keyOf(plain(a)) < schema::keyOf(plain(b));
}

/// The object with this key, in its list under its new name; the list stays sorted.
template <typename Item> Result<Change> renameIn(QList<Item> &list, const Rename &rename)
{
    ObjectKey wanted = rename.before;
    wanted.name = rename.after;
    for (const Item &item : std::as_const(list)) {
        if (schema::keyOf(plain(item)) == wanted)
            return makeError(ErrorKind::Input, u"Cannot rename %1: there is already %2"_s.arg(
                schema::toText(rename.before), schema::toText(wanted)));
    }
    for (Item &item : list) {
        if (schema::keyOf(plain(item)) != rename.before)
            continue;
        const Item before = item;
        auto value = plain(item);
        value.name.name = rename.after;
        item = value;
        const Item after = item;
        std::ranges::stable_sort(list, &isBefore<Item>);
        return Change { ChangeAction::Rename, rename.before, before, after,
            renamedProperty(rename.before.name, rename.after) };
    }
    return missingRename(rename);
}

/// nextval('public.s'::regclass): the name stands in a literal.
void renameRegclass(Database &database, const QualifiedName &before, const QualifiedName &after)
{
    const QString was = sql::quoteLiteral(sql::quoteName(before)) + u"::regclass"_s;
    const QString is = sql::quoteLiteral(sql::quoteName(after)) + u"::regclass"_s;
    rewriteTexts(database, [&](QString &text) { text.replace(was, is); });
}

Result<Change> renameInList(Database &database, const Rename &rename)
{
    switch (rename.before.kind) {
    case ObjectKind::View:
        return renameIn(database.views, rename);
    case ObjectKind::Routine:
        return renameIn(database.routines, rename);
    case ObjectKind::Sequence:
        return renameIn(database.sequences, rename);
    case ObjectKind::Enum:
        return renameIn(database.enums, rename);
    case ObjectKind::Domain:
        return renameIn(database.domains, rename);
    case ObjectKind::Composite:
        return renameIn(database.composites, rename);
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::Table:
    case ObjectKind::Column:
    case ObjectKind::Constraint:
    case ObjectKind::Index:
    case ObjectKind::Trigger:
    case ObjectKind::Policy:
    case ObjectKind::Rule:
    case ObjectKind::Other:
        return makeError(ErrorKind::Unsupported, u"Renaming %1 is not planned: drop it and create it under its new name"_s.arg(
            schema::toText(rename.before)));
    }
    Q_UNREACHABLE();
}

template <typename Part>
std::optional<Part> renamePartIn(QList<Part> &parts, const Rename &rename)
{
    const auto part = std::ranges::find(parts, rename.before.name, &Part::name);
    if (part == parts.end())
        return {};
    const Part before = *part;
    part->name = rename.after;
    part->definition = renameIdentifier(part->definition, before.name, rename.after);
    std::ranges::sort(parts, {}, &Part::name);
    return before;
}

/// In the table or the view that the part belongs to.
template <typename Part, typename Owner>
std::optional<Change> renamePartOf(QList<Shared<Owner>> &owners, QList<Part> Owner::*parts, const Rename &rename)
{
    for (Shared<Owner> &shared : owners) {
        if (shared->name != rename.before.parentName())
            continue;
        Owner owner = *shared;
        const std::optional<Part> before = renamePartIn(owner.*parts, rename);
        if (!before)
            return {};
        const Part after = *std::ranges::find(owner.*parts, rename.after, &Part::name);
        shared = std::move(owner);
        return Change { ChangeAction::Rename, rename.before, *before, after, renamedProperty(before->name, rename.after) };
    }
    return {};
}

template <typename Part>
Result<Change> renamePartAnywhere(
    Database &database, QList<Part> Table::*ofTable, QList<Part> View::*ofView, const Rename &rename)
{
    if (const auto change = renamePartOf(database.tables, ofTable, rename))
        return *change;
    if (const auto change = renamePartOf(database.views, ofView, rename))
        return *change;
    return missingRename(rename);
}

} // namespace

tl::unexpected<Error> missingRename(const Rename &rename)
{
    return makeError(ErrorKind::Input, u"Cannot rename %1 to %2: there is no such object"_s.arg(
        schema::toText(rename.before), rename.after), u"Names with capitals are written in double quotes: public.\"User\".name."_s);
}

QStringList renamedProperty(const QString &before, const QString &after)
{
    return { u"name: %1 → %2"_s.arg(before, after) };
}

Result<Change> renameObject(Database &database, const Rename &rename)
{
    const QualifiedName before = rename.before.qualifiedName();
    const QualifiedName after { before.schema, rename.after };
    TRY_ASSIGN(Change change, renameInList(database, rename));
    if (rename.before.kind == ObjectKind::View)
        rewriteTexts(database, [&](QString &text) { text = renameRelation(text, before, after); });
    else
        rewriteTexts(database, [&](QString &text) { text = renameQualified(text, before, after); });
    if (rename.before.kind == ObjectKind::Sequence)
        renameRegclass(database, before, after);
    return change;
}

Result<Change> renameLabel(Database &database, const Rename &rename)
{
    const auto type = std::ranges::find(database.enums, rename.before.qualifiedName(), &schema::EnumType::name);
    const qsizetype position = type == database.enums.end() ? -1 : type->labels.indexOf(rename.label);
    if (position < 0)
        return makeError(ErrorKind::Input, u"Cannot rename the value %1 of %2: there is no such value"_s.arg(
            sql::quoteLiteral(rename.label), schema::toText(rename.before)));
    if (type->labels.contains(rename.after))
        return makeError(ErrorKind::Input, u"Cannot rename the value %1 of %2: there is already %3"_s.arg(
            sql::quoteLiteral(rename.label), schema::toText(rename.before), sql::quoteLiteral(rename.after)));
    const schema::EnumType before = *type;
    type->labels[position] = rename.after;
    const schema::EnumType after = *type;
    const QString cast = u"::"_s + sql::quoteName(after.name);
    rewriteTexts(database, [&](QString &text) {
        text.replace(sql::quoteLiteral(rename.label) + cast, sql::quoteLiteral(rename.after) + cast);
    });
    return Change { ChangeAction::Rename, rename.before, before, after,
        { u"value: %1 → %2"_s.arg(rename.label, rename.after) } };
}

Result<Change> renameTrigger(Database &database, const Rename &rename)
{
    return renamePartAnywhere<schema::Trigger>(database, &Table::triggers, &View::triggers, rename);
}

Result<Change> renameRule(Database &database, const Rename &rename)
{
    return renamePartAnywhere<schema::Rule>(database, &Table::rules, &View::rules, rename);
}

} // namespace schemawright::diff
