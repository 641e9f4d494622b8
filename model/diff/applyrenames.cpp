// A rename is an edit of the schema before (applyEdit follows it through every field), after which the texts of the
// server are brought to the new name and the dependencies to the new key.
#include "model/diff/applyrenames.h"

#include "model/diff/changelist.h"
#include "model/diff/databasetexts.h"
#include "model/diff/objectrenames.h"
#include "model/diff/renametext.h"
#include "model/schema/schemaedit.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::diff {

using schema::Database;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;

namespace {

void renameDependencies(Database &database, const ObjectKey &before, const QString &after)
{
    const auto follow = [&](ObjectKey key) {
        if (key == before)
            key.name = after;
        else if (before.parent.isEmpty() && key.schema == before.schema && key.parent == before.name
            && (before.kind == ObjectKind::Table || before.kind == ObjectKind::View))
            key.parent = after;
        return key;
    };
    for (schema::Dependency &dependency : database.dependencies)
        dependency = { follow(dependency.dependent()), follow(dependency.referenced()) };
}

void renameColumnInTexts(Database &database, const QualifiedName &table, const QString &before, const QString &after)
{
    for (Shared<Table> &shared : database.tables) {
        if (shared->name != table)
            continue;
        Table renamed = *shared;
        rewriteTexts(renamed, [&](QString &text) { text = renameIdentifier(text, before, after); });
        // A column may be called like its type.
        for (qsizetype i = 0; i < renamed.columns.size(); ++i) {
            renamed.columns[i].type = shared->columns.at(i).type;
            renamed.columns[i].collation = shared->columns.at(i).collation;
        }
        if (renamed != *shared)
            shared = std::move(renamed);
    }
}

Result<Change> renameTable(Database &database, const Rename &rename)
{
    const Table *const table = schema::findTable(database, rename.before.qualifiedName());
    if (!table)
        return missingRename(rename);
    const Table before = *table;
    Table renamed = before;
    renamed.name.name = rename.after;
    TRY_ASSIGN(database, schema::applyEdit(database, schema::PutTable { before.name, renamed }));
    rewriteTexts(database, [&](QString &text) { text = renameRelation(text, before.name, renamed.name); });
    return Change { ChangeAction::Rename, rename.before, Shared<Table>(before),
        Shared<Table>(*schema::findTable(database, renamed.name)), renamedProperty(before.name.name, rename.after) };
}

/// Indexes and keys of partitions name the index that they are attached to.
void renameParentIndex(Database &database, const QualifiedName &before, const QString &after)
{
    for (Shared<Table> &shared : database.tables) {
        const auto isIndexPart = [&](const schema::Index &index) { return index.parentIndex == before; };
        const auto isKeyPart = [&](const schema::Constraint &constraint) {
            return constraint.parentIndex && *constraint.parentIndex == before;
        };
        if (std::ranges::none_of(shared->indexes, isIndexPart) && std::ranges::none_of(shared->constraints, isKeyPart))
            continue;
        Table renamed = *shared;
        for (schema::Index &index : renamed.indexes) {
            if (isIndexPart(index))
                index.parentIndex.name = after;
        }
        for (schema::Constraint &constraint : renamed.constraints) {
            if (isKeyPart(constraint))
                constraint.parentIndex->name = after;
        }
        shared = std::move(renamed);
    }
}

/// A part of a table, looked up by `find` and put back under its new name by the edit `Put`.
template <typename Put, typename Part>
Result<Change> renamePart(
    Database &database, const Rename &rename, const Part *(*find)(const Table &, const QString &))
{
    const Table *const table = schema::findTable(database, rename.before.parentName());
    const Part *const part = table ? find(*table, rename.before.name) : nullptr;
    if (!part)
        return missingRename(rename);
    const Part before = *part;
    Part after = before;
    after.name = rename.after;
    Put edit;
    edit.table = rename.before.parentName();
    edit.name = before.name;
    if constexpr (std::is_same_v<Part, schema::Column>)
        edit.column = after;
    else if constexpr (std::is_same_v<Part, schema::Index>)
        edit.index = after;
    else if constexpr (std::is_same_v<Part, schema::Constraint>)
        edit.constraint = after;
    else
        edit.policy = after;
    TRY_ASSIGN(database, schema::applyEdit(database, edit));
    if constexpr (std::is_same_v<Part, schema::Column>)
        renameColumnInTexts(database, rename.before.parentName(), before.name, rename.after);
    if constexpr (std::is_same_v<Part, schema::Index>)
        renameParentIndex(database, { rename.before.schema, before.name }, rename.after);
    if constexpr (std::is_same_v<Part, schema::Constraint>) {
        if (schema::hasBackingIndex(before))
            renameParentIndex(database, { rename.before.schema, before.name }, rename.after);
    }
    return Change { ChangeAction::Rename, rename.before, before, after,
        renamedProperty(before.name, rename.after) };
}

Result<Change> renameOne(Database &database, const Rename &rename)
{
    switch (rename.before.kind) {
    case ObjectKind::Table:
        return renameTable(database, rename);
    case ObjectKind::Column:
        return renamePart<schema::PutColumn>(database, rename, &schema::findColumn);
    case ObjectKind::Constraint:
        return renamePart<schema::PutConstraint>(database, rename, &schema::findConstraint);
    case ObjectKind::Index:
        return renamePart<schema::PutIndex>(database, rename, &schema::findIndex);
    case ObjectKind::Policy:
        return renamePart<schema::PutPolicy>(database, rename, &schema::findPolicy);
    case ObjectKind::Trigger:
        return renameTrigger(database, rename);
    case ObjectKind::Rule:
        return renameRule(database, rename);
    case ObjectKind::Enum:
        return rename.label.isEmpty() ? renameObject(database, rename) : renameLabel(database, rename);
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::View:
    case ObjectKind::Routine:
    case ObjectKind::Sequence:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
    case ObjectKind::Other:
        return renameObject(database, rename);
    }
    Q_UNREACHABLE();
}

bool isSamePlace(const ObjectKey &a, const ObjectKey &b)
{
    return a.kind == b.kind && a.schema == b.schema && a.parent == b.parent && a.signature == b.signature;
}

QString nameOf(const Rename &rename)
{
    return rename.label.isEmpty() ? rename.before.name : rename.label;
}

/// The rename that must come before: it frees the name that `rename` wants. -1: the name is free.
qsizetype blockerOf(const Rename &rename, const QList<Rename> &waiting)
{
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        const Rename &other = waiting.at(i);
        const bool isSameKind = isSamePlace(rename.before, other.before) && rename.label.isEmpty() == other.label.isEmpty();
        const bool isSameType = rename.label.isEmpty() || rename.before == other.before;
        if (isSameKind && isSameType && nameOf(other) == rename.after)
            return i;
    }
    return -1;
}

/// Names that are passed on (a → b, b → c) are freed before they are taken; a circle (a → b, b → a) is opened by a name
/// that nobody has.
QList<Rename> inFreeOrder(QList<Rename> waiting)
{
    QList<Rename> ordered;
    QList<Rename> last; // the second halves of opened circles
    while (!waiting.isEmpty()) {
        const auto free = std::ranges::find_if(waiting, [&](const Rename &rename) { return blockerOf(rename, waiting) < 0; });
        if (free != waiting.end()) {
            ordered.append(*free);
            waiting.erase(free);
            continue;
        }
        Rename &first = waiting.first();
        Rename aside = first;
        aside.after = u"schemawright_rename_"_s + nameOf(first);
        ordered.append(aside);
        Rename rest = first;
        (first.label.isEmpty() ? rest.before.name : rest.label) = aside.after;
        last.append(rest);
        waiting.removeFirst();
    }
    return ordered + last;
}

} // namespace

// Tables and views go first: the keys of renames of their parts name them as they were.
Result<RenamedDatabase> applyRenames(const Database &before, const QList<Rename> &renames)
{
    RenamedDatabase result { before, {} };
    QList<Rename> ordered = renames;
    const auto isOwner = [](const Rename &rename) {
        return rename.before.kind == ObjectKind::Table || rename.before.kind == ObjectKind::View;
    };
    std::ranges::stable_sort(ordered, {}, [&](const Rename &rename) { return !isOwner(rename); });
    QHash<QualifiedName, QString> owners;
    for (Rename rename : inFreeOrder(ordered)) {
        if (!rename.before.parent.isEmpty())
            rename.before.parent = owners.value(rename.before.parentName(), rename.before.parent);
        TRY_ASSIGN(const Change change, renameOne(result.database, rename));
        if (isOwner(rename)) {
            const QualifiedName first = owners.key(rename.before.name, rename.before.qualifiedName());
            owners.insert(first.schema == rename.before.schema ? first : rename.before.qualifiedName(), rename.after);
        }
        if (rename.label.isEmpty())
            renameDependencies(result.database, rename.before, rename.after);
        result.changes.append(change);
    }
    return result;
}

} // namespace schemawright::diff
