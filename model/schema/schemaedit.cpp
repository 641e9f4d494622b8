// applyEdit: checks names, changes one table, and lets the tables around it follow: partitions and children (columns
// of theirs that are not local), foreign keys that point at it, sequences that its columns own.
// Not handled: texts that the server wrote (views, functions, triggers, policies, check and index expressions,
// exclusion constraints) keep the former name after a rename; the development database then reports them.
#include "model/schema/schemaedit.h"

#include "model/schema/accessedit.h"
#include "model/schema/tableedit.h"

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::schema {

namespace {

tl::unexpected<Error> inputError(const QString &text)
{
    return makeError(ErrorKind::Input, text);
}

qsizetype tablePosition(const Database &database, const QualifiedName &name)
{
    const auto hasName = [&](const Shared<Table> &table) { return table->name == name; };
    return std::ranges::find_if(database.tables, hasName) - database.tables.begin();
}

template <typename Part> Part *findPart(QList<Part> &parts, const QString &name)
{
    const auto found = std::ranges::find(parts, name, &Part::name);
    return found != parts.end() ? &*found : nullptr;
}

template <typename Part> void sortByName(QList<Part> &parts)
{
    std::ranges::sort(parts, {}, &Part::name);
}

/// Makes `change` (Table & → Result<>) on a copy of one table; all others stay shared.
template <typename Change>
Result<Database> changeTable(Database database, const QualifiedName &name, const Change &change)
{
    const qsizetype position = tablePosition(database, name);
    if (position == database.tables.size())
        return inputError(u"there is no table %1"_s.arg(name.toText()));
    Table table = *database.tables.at(position);
    TRY(change(table));
    database.tables[position] = Shared<Table>(std::move(table));
    return database;
}

/// Makes `change` (Table & → void) on copies of the tables that `isConcerned` picks.
template <typename Concerned, typename Change>
void changeTables(Database &database, const Concerned &isConcerned, const Change &change)
{
    for (Shared<Table> &shared : database.tables) {
        if (!isConcerned(*shared))
            continue;
        Table table = *shared;
        change(table);
        shared = Shared<Table>(std::move(table));
    }
}

bool isChildOf(const Table &table, const QualifiedName &parent)
{
    return table.inherits.contains(parent) || (table.partitionOf && table.partitionOf->parent == parent);
}

/// Partitions and inheritance children of all levels.
QList<QualifiedName> descendants(const Database &database, const QualifiedName &name)
{
    QList<QualifiedName> found;
    QList<QualifiedName> open { name };
    while (!open.isEmpty()) {
        const QualifiedName parent = open.takeFirst();
        for (const Shared<Table> &table : database.tables) {
            if (isChildOf(*table, parent) && !found.contains(table->name)) {
                found.append(table->name);
                open.append(table->name);
            }
        }
    }
    return found;
}

/// Tables, views, sequences, indexes and constraints with an index share one namespace per schema: pg_class.
bool isRelationNameTaken(const Database &database, const QualifiedName &name)
{
    const auto isNamed = [&](const auto &object) { return object.name == name; };
    const auto isSharedNamed = [&](const auto &object) { return object->name == name; };
    const auto hasIndexNamed = [&](const Shared<Table> &table) {
        return table->name.schema == name.schema
            && (findIndex(*table, name.name) || std::ranges::any_of(table->constraints, [&](const Constraint &c) {
                   return c.name == name.name && hasBackingIndex(c);
               }));
    };
    return std::ranges::any_of(database.tables, isSharedNamed) || std::ranges::any_of(database.views, isSharedNamed)
        || std::ranges::any_of(database.sequences, isNamed) || std::ranges::any_of(database.composites, isNamed)
        || std::ranges::any_of(database.tables, hasIndexNamed)
        || std::ranges::any_of(database.views, [&](const Shared<View> &view) {
               return view->name.schema == name.schema
                   && std::ranges::any_of(view->indexes, [&](const Index &i) { return i.name == name.name; });
           });
}

/// `before` may keep its own name; any other name must be free among the relations of the schema.
Result<> checkRelationName(
    const Database &database, const QString &schema, const QString &before, const QString &after, const QString &kind)
{
    if (after.isEmpty())
        return inputError(u"a %1 needs a name"_s.arg(kind));
    if (after != before && isRelationNameTaken(database, { schema, after }))
        return inputError(u"the name %1 is already taken in schema %2"_s.arg(after, schema));
    return {};
}

template <typename Part>
Result<> checkPartName(QList<Part> &parts, const QString &before, const QString &after, const QString &kind)
{
    if (after.isEmpty())
        return inputError(u"a %1 needs a name"_s.arg(kind));
    if (!before.isEmpty() && !findPart(parts, before))
        return inputError(u"there is no %1 %2"_s.arg(kind, before));
    if (after != before && findPart(parts, after))
        return inputError(u"there is already a %1 %2"_s.arg(kind, after));
    return {};
}

template <typename Part> Result<> removePart(QList<Part> &parts, const QString &name, const QString &kind)
{
    if (parts.removeIf([&](const Part &part) { return part.name == name; }) == 0)
        return inputError(u"there is no %1 %2"_s.arg(kind, name));
    return {};
}

/// A sentence naming the foreign key of another table that needs the table or column; empty: there is none.
QString blockingForeignKey(const Database &database, const QualifiedName &table, const QString &column)
{
    for (const Shared<Table> &other : database.tables) {
        const QString key = other->name == table ? QString() : findForeignKeyTo(*other, table, column);
        if (!key.isEmpty())
            return u"foreign key %1 of %2 refers to it: remove that first"_s.arg(key, other->name.toText());
    }
    return {};
}

// ---- tables

void followTableRename(Database &database, const QualifiedName &before, const QualifiedName &after)
{
    changeTables(
        database, [&](const Table &table) { return isChildOf(table, before); },
        [&](Table &table) {
            std::ranges::replace(table.inherits, before, after);
            if (table.partitionOf && table.partitionOf->parent == before)
                table.partitionOf->parent = after;
        });
    changeTables(
        database, [&](const Table &table) { return !findForeignKeyTo(table, before, {}).isEmpty(); },
        [&](Table &table) { renameReferencedTable(table, before, after); });
    for (Sequence &sequence : database.sequences) {
        if (sequence.ownedBy && sequence.ownedBy->table == before)
            sequence.ownedBy->table = after;
    }
}

Result<Database> apply(Database database, const PutTable &edit)
{
    const QualifiedName &name = edit.table.name;
    const QString before = edit.name.schema == name.schema ? edit.name.name : QString();
    TRY(checkRelationName(database, name.schema, before, name.name, u"table"_s));
    if (edit.name.isEmpty()) {
        database.tables.append(Shared<Table>(edit.table));
    } else {
        const qsizetype position = tablePosition(database, edit.name);
        if (position == database.tables.size())
            return inputError(u"there is no table %1"_s.arg(edit.name.toText()));
        Table table = edit.table;
        // The definition of an index names its table.
        if (edit.name != name)
            std::ranges::for_each(table.indexes, [](Index &index) { index.definition.clear(); });
        database.tables[position] = Shared<Table>(std::move(table));
        if (edit.name != name)
            followTableRename(database, edit.name, name);
    }
    const auto nameOf = [](const Shared<Table> &table) -> const QualifiedName & { return table->name; };
    std::ranges::sort(database.tables, std::less<> {}, nameOf);
    return database;
}

Result<Database> apply(Database database, const RemoveTable &edit)
{
    const QString blocker = blockingForeignKey(database, edit.name, {});
    if (!blocker.isEmpty())
        return inputError(u"table %1 cannot be removed: %2"_s.arg(edit.name.toText(), blocker));
    if (!descendants(database, edit.name).isEmpty())
        return inputError(u"table %1 cannot be removed: it has partitions or children"_s.arg(edit.name.toText()));
    const qsizetype position = tablePosition(database, edit.name);
    if (position == database.tables.size())
        return inputError(u"there is no table %1"_s.arg(edit.name.toText()));
    database.tables.removeAt(position);
    // docs: sql-createsequence, "OWNED BY": the sequence is dropped with its column.
    database.sequences.removeIf(
        [&](const Sequence &sequence) { return sequence.ownedBy && sequence.ownedBy->table == edit.name; });
    return database;
}

// ---- columns

/// What a child has of its own – another default, storage, NOT NULL – stays; what it shared with its parent follows.
Column followedByChild(const Column &child, const Column &parentBefore, const Column &parentAfter)
{
    Column followed = child;
    followed.name = parentAfter.name;
    followed.type = parentAfter.type;
    followed.collation = parentAfter.collation;
    followed.generated = parentAfter.generated;
    followed.notNull = parentAfter.notNull || (child.notNull && !parentBefore.notNull);
    const auto follow = [&](auto member) {
        if (child.*member == parentBefore.*member)
            followed.*member = parentAfter.*member;
    };
    follow(&Column::defaultExpression);
    follow(&Column::identity);
    follow(&Column::storage);
    follow(&Column::compression);
    follow(&Column::statisticsTarget);
    follow(&Column::options);
    return followed;
}

/// `parentBefore` is set for a child: its parent's column before the edit, when there was one.
void putInto(Table &table, const PutColumn &edit, bool isChild, const Column *parentBefore = nullptr)
{
    Column *existing = findPart(table.columns, edit.name.isEmpty() ? edit.column.name : edit.name);
    if (existing) {
        Column column = isChild && parentBefore != nullptr ? followedByChild(*existing, *parentBefore, edit.column) : edit.column;
        column.isLocal = existing->isLocal;
        if (isChild)
            column.comment = existing->comment;
        *existing = std::move(column);
        if (!edit.name.isEmpty() && edit.name != edit.column.name)
            renameColumnInParts(table, edit.name, edit.column.name);
        return;
    }
    Column column = edit.column;
    column.isLocal = !isChild;
    if (isChild)
        column.comment.clear();
    const bool inRange = !isChild && edit.position >= 0 && edit.position < table.columns.size();
    table.columns.insert(inRange ? edit.position : table.columns.size(), std::move(column));
}

void followColumnRename(Database &database, const QualifiedName &table, const QString &before, const QString &after)
{
    changeTables(
        database, [&](const Table &other) { return !findForeignKeyTo(other, table, before).isEmpty(); },
        [&](Table &other) { renameReferencedColumn(other, table, before, after); });
    for (Sequence &sequence : database.sequences) {
        if (sequence.ownedBy && sequence.ownedBy->table == table && sequence.ownedBy->column == before)
            sequence.ownedBy->column = after;
    }
}

Result<Database> apply(const Database &database, const PutColumn &edit)
{
    if (edit.column.type.isEmpty())
        return inputError(u"column %1 needs a type"_s.arg(edit.column.name));
    TRY_ASSIGN(Database changed, changeTable(database, edit.table, [&](Table &table) -> Result<> {
        TRY(checkPartName(table.columns, edit.name, edit.column.name, u"column"_s));
        putInto(table, edit, false);
        return {};
    }));
    const QList<QualifiedName> children = descendants(database, edit.table);
    const Table *before = findTable(database, edit.table);
    const Column *columnBefore
        = before != nullptr ? findColumn(*before, edit.name.isEmpty() ? edit.column.name : edit.name) : nullptr;
    changeTables(
        changed, [&](const Table &table) { return children.contains(table.name); },
        [&](Table &table) { putInto(table, edit, true, columnBefore); });
    if (!edit.name.isEmpty() && edit.name != edit.column.name) {
        for (const QualifiedName &table : QList<QualifiedName> { edit.table } + children)
            followColumnRename(changed, table, edit.name, edit.column.name);
    }
    return changed;
}

Result<Database> apply(const Database &database, const RemoveColumn &edit)
{
    const QString blocker = blockingForeignKey(database, edit.table, edit.name);
    if (!blocker.isEmpty())
        return inputError(u"column %1 cannot be removed: %2"_s.arg(edit.name, blocker));
    TRY_ASSIGN(Database changed, changeTable(database, edit.table, [&](Table &table) -> Result<> {
        TRY(removePart(table.columns, edit.name, u"column"_s));
        removePartsOfColumn(table, edit.name);
        return {};
    }));
    const QList<QualifiedName> children = descendants(database, edit.table);
    changeTables(
        changed, [&](const Table &table) { return children.contains(table.name); },
        [&](Table &table) {
            // A child that declares the column itself keeps it. docs: ddl-inherit.
            const auto isCopy = [&](const Column &column) { return column.name == edit.name && !column.isLocal; };
            if (table.columns.removeIf(isCopy) > 0)
                removePartsOfColumn(table, edit.name);
        });
    changed.sequences.removeIf([&](const Sequence &sequence) {
        return sequence.ownedBy == ColumnReference { .table = edit.table, .column = edit.name };
    });
    return changed;
}

// ---- indexes, constraints, policies

template <typename Part> void putPart(QList<Part> &parts, const QString &name, const Part &part)
{
    if (Part *existing = findPart(parts, name))
        *existing = part;
    else
        parts.append(part);
    sortByName(parts);
}

Result<Database> apply(const Database &database, const PutIndex &edit)
{
    TRY(checkRelationName(database, edit.table.schema, edit.name, edit.index.name, u"index"_s));
    if (edit.index.parts.isEmpty())
        return inputError(u"index %1 needs a column or an expression"_s.arg(edit.index.name));
    return changeTable(database, edit.table, [&](Table &table) -> Result<> {
        TRY(checkPartName(table.indexes, edit.name, edit.index.name, u"index"_s));
        const Index *before = findIndex(table, edit.name);
        putPart(table.indexes, edit.name, before ? withFreshDefinition(*before, edit.index) : edit.index);
        return {};
    });
}

Result<Database> apply(const Database &database, const PutConstraint &edit)
{
    if (hasBackingIndex(edit.constraint))
        TRY(checkRelationName(database, edit.table.schema, edit.name, edit.constraint.name, u"constraint"_s));
    return changeTable(database, edit.table, [&](Table &table) -> Result<> {
        TRY(checkPartName(table.constraints, edit.name, edit.constraint.name, u"constraint"_s));
        const Constraint *before = findConstraint(table, edit.name);
        const Constraint *primaryKey = findPrimaryKey(table);
        if (std::holds_alternative<PrimaryKey>(edit.constraint.detail) && primaryKey && primaryKey != before)
            return inputError(u"table %1 already has a primary key"_s.arg(table.name.toText()));
        putPart(table.constraints, edit.name, before ? withFreshDefinition(*before, edit.constraint) : edit.constraint);
        return {};
    });
}

Result<Database> apply(const Database &database, const PutPolicy &edit)
{
    return changeTable(database, edit.table, [&](Table &table) -> Result<> {
        TRY(checkPartName(table.policies, edit.name, edit.policy.name, u"policy"_s));
        putPart(table.policies, edit.name, edit.policy);
        return {};
    });
}

Result<Database> apply(const Database &database, const RemoveIndex &edit)
{
    return changeTable(
        database, edit.table, [&](Table &table) { return removePart(table.indexes, edit.name, u"index"_s); });
}

Result<Database> apply(const Database &database, const RemoveConstraint &edit)
{
    return changeTable(
        database, edit.table, [&](Table &table) { return removePart(table.constraints, edit.name, u"constraint"_s); });
}

Result<Database> apply(const Database &database, const RemovePolicy &edit)
{
    return changeTable(
        database, edit.table, [&](Table &table) { return removePart(table.policies, edit.name, u"policy"_s); });
}

// ---- attributes of a table

Result<Database> apply(const Database &database, const SetRowSecurity &edit)
{
    return changeTable(database, edit.table, [&](Table &table) -> Result<> {
        table.rowSecurityEnabled = edit.enabled;
        table.rowSecurityForced = edit.forced;
        return {};
    });
}

Result<Database> apply(const Database &database, const SetTableComment &edit)
{
    return changeTable(database, edit.table, [&](Table &table) -> Result<> {
        table.comment = edit.comment;
        return {};
    });
}

Result<Database> apply(const Database &database, const SetAccess &edit)
{
    TRY_ASSIGN(Database changed, withAccesses(database, edit.accesses));
    addDefaultPrivileges(changed, edit.addedDefaults, edit.addedDefaultTexts);
    return changed;
}

} // namespace

Result<Database> applyEdit(const Database &database, const SchemaEdit &edit)
{
    return std::visit([&](const auto &one) { return apply(database, one); }, edit);
}

} // namespace schemawright::schema
