// A rename is an edit of the schema before (applyEdit follows it through every field), after which the texts of the
// server are brought to the new name and the dependencies to the new key.
#include "model/diff/applyrenames.h"

#include "model/diff/changelist.h"
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

tl::unexpected<Error> missing(const Rename &rename)
{
    return makeError(ErrorKind::Input, u"Cannot rename %1 to %2: there is no such object"_s.arg(
        schema::toText(rename.before), rename.after));
}

void renameDependencies(Database &database, const ObjectKey &before, const QString &after)
{
    const auto follow = [&](ObjectKey &key) {
        if (key == before)
            key.name = after;
        else if (before.parent.isEmpty() && key.schema == before.schema && key.parent == before.name
            && (before.kind == ObjectKind::Table || before.kind == ObjectKind::View))
            key.parent = after;
    };
    for (schema::Dependency &dependency : database.dependencies) {
        follow(dependency.dependent);
        follow(dependency.referenced);
    }
}

// Every text of a table in which a name can stand.
template <typename RewriteFn> void rewriteTexts(Table &table, RewriteFn &&rewrite)
{
    for (schema::Column &column : table.columns) {
        if (column.defaultExpression)
            rewrite(*column.defaultExpression);
        if (column.generated)
            rewrite(column.generated->expression);
    }
    for (schema::Constraint &constraint : table.constraints) {
        // The definition of a foreign key also names columns of another table; applyEdit has followed its fields.
        if (!std::holds_alternative<schema::ForeignKey>(constraint.detail))
            rewrite(constraint.definition);
        if (auto *const check = std::get_if<schema::CheckConstraint>(&constraint.detail))
            rewrite(check->expression);
    }
    for (schema::Index &index : table.indexes) {
        rewrite(index.definition);
        rewrite(index.predicate);
        for (schema::IndexPart &part : index.parts)
            rewrite(part.expression);
    }
    for (schema::Trigger &trigger : table.triggers)
        rewrite(trigger.definition);
    for (schema::Policy &policy : table.policies) {
        rewrite(policy.usingExpression);
        rewrite(policy.withCheckExpression);
    }
    for (schema::Rule &rule : table.rules)
        rewrite(rule.definition);
}

template <typename RewriteFn> void rewriteTable(Shared<Table> &shared, RewriteFn &&rewrite)
{
    Table table = *shared;
    rewriteTexts(table, rewrite);
    if (table != *shared)
        shared = std::move(table);
}

void renameTableInTexts(Database &database, const QualifiedName &before, const QualifiedName &after)
{
    for (Shared<Table> &table : database.tables)
        rewriteTable(table, [&](QString &text) { text = renameQualified(text, before, after); });
}

void renameColumnInTexts(Database &database, const QualifiedName &table, const QString &before, const QString &after)
{
    for (Shared<Table> &shared : database.tables) {
        if (shared->name == table)
            rewriteTable(shared, [&](QString &text) { text = renameIdentifier(text, before, after); });
    }
}

Result<Change> renameTable(Database &database, const Rename &rename)
{
    const Table *const table = schema::findTable(database, rename.before.qualifiedName());
    if (!table)
        return missing(rename);
    const Table before = *table;
    Table renamed = before;
    renamed.name.name = rename.after;
    TRY_ASSIGN(database, schema::applyEdit(database, schema::PutTable { before.name, renamed }));
    renameTableInTexts(database, before.name, renamed.name);
    return Change { ChangeAction::Rename, rename.before, Shared<Table>(before),
        Shared<Table>(*schema::findTable(database, renamed.name)), { u"name: %1 → %2"_s.arg(before.name.name, rename.after) } };
}

/// A part of a table, looked up by `find` and put back under its new name by the edit `Put`.
template <typename Put, typename Part>
Result<Change> renamePart(
    Database &database, const Rename &rename, const Part *(*find)(const Table &, const QString &))
{
    const Table *const table = schema::findTable(database, rename.before.parentName());
    const Part *const part = table ? find(*table, rename.before.name) : nullptr;
    if (!part)
        return missing(rename);
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
    return Change { ChangeAction::Rename, rename.before, before, after,
        { u"name: %1 → %2"_s.arg(before.name, rename.after) } };
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
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::Trigger:
    case ObjectKind::Rule:
    case ObjectKind::View:
    case ObjectKind::Routine:
    case ObjectKind::Sequence:
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
    case ObjectKind::Other:
        return makeError(ErrorKind::Unsupported,
            u"Renaming %1 is not planned: tables, columns, constraints, indexes and policies can be renamed"_s.arg(
                schema::toText(rename.before)));
    }
    Q_UNREACHABLE();
}

} // namespace

// Tables go first: the keys of renames of their parts name the table as it was.
Result<RenamedDatabase> applyRenames(const Database &before, const QList<Rename> &renames)
{
    RenamedDatabase result { before, {} };
    QList<Rename> ordered = renames;
    std::ranges::stable_sort(ordered, {}, [](const Rename &rename) { return rename.before.kind != ObjectKind::Table; });
    QHash<QualifiedName, QString> tables;
    for (Rename rename : ordered) {
        if (!rename.before.parent.isEmpty())
            rename.before.parent = tables.value(rename.before.parentName(), rename.before.parent);
        TRY_ASSIGN(const Change change, renameOne(result.database, rename));
        if (rename.before.kind == ObjectKind::Table)
            tables.insert(rename.before.qualifiedName(), rename.after);
        renameDependencies(result.database, rename.before, rename.after);
        result.changes.append(change);
    }
    return result;
}

} // namespace schemawright::diff
