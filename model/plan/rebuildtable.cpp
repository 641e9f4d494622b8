#include "model/plan/rebuildtable.h"

#include "model/plan/expandtable.h"
#include "model/plan/temporaryname.h"
#include "model/render/columnalterddl.h"
#include "model/render/indexddl.h"
#include "model/render/inheritance.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/render/sequenceddl.h"
#include "model/render/tableddl.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::ChangeAction;
using render::Statement;
using schema::Column;
using schema::ObjectKind;
using schema::Table;

namespace {

QString asideName(const QString &name)
{
    return temporaryName(u"old"_s, name);
}

tl::unexpected<Error> refuse(const Table &table, const QString &reason)
{
    return makeError(ErrorKind::Unsupported,
        u"Rebuilding table %1 for another partition key is not planned, because %2"_s.arg(table.name.toText(), reason),
        u"Create a new table, copy the rows and rename both."_s);
}

Table movedAside(const Table &table)
{
    Table moved = table;
    moved.name.name = asideName(table.name.name);
    for (Column &column : moved.columns) {
        if (column.identity)
            column.identity->sequenceName.name = asideName(column.identity->sequenceName.name);
    }
    for (schema::Index &index : moved.indexes)
        index.name = asideName(index.name);
    for (schema::Constraint &constraint : moved.constraints) {
        if (schema::hasBackingIndex(constraint))
            constraint.name = asideName(constraint.name);
    }
    return moved;
}

Statement giveWay(const QString &sql, const QString &undo, const QString &what, const Table &table,
    const render::RenderContext &context)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = u"Give way to the new table: rename "_s + what;
    statement.locks = render::lockOn(context, table.name, schema::LockMode::AccessExclusive);
    return statement;
}

QList<Column> copiedColumns(const Table &from, const Table &to)
{
    QList<Column> columns = to.columns;
    columns.removeIf([&](const Column &column) { return !schema::findColumn(from, column.name) || column.generated; });
    return columns;
}

QString copySql(const Table &from, const Table &to, const render::RenderContext &context)
{
    QStringList names;
    QStringList values;
    for (const Column &column : copiedColumns(from, to)) {
        const QString value
            = render::convertedValue(column.name, schema::findColumn(from, column.name)->type, column.type, context);
        names.append(sql::quoteIdentifier(column.name));
        values.append(value.isEmpty() ? names.last() : value);
    }
    const bool identity = std::ranges::any_of(
        to.columns, [](const Column &column) { return column.identity && column.identity->always; });
    return u"INSERT INTO "_s + sql::quoteName(to.name) + u" ("_s + names.join(u", "_s) + u')'
        + (identity ? u" OVERRIDING SYSTEM VALUE"_s : QString()) + u"\nSELECT "_s
        + values.join(u", "_s) + u" FROM "_s + sql::quoteName(from.name);
}

QList<Statement> identityValues(const Table &from, const Table &to)
{
    QList<Statement> statements;
    for (const Column &column : to.columns) {
        const Column *const was = schema::findColumn(from, column.name);
        if (!column.identity || !was || !was->identity)
            continue;
        Statement statement;
        statement.sql = u"SELECT pg_catalog.setval("_s
            + sql::quoteLiteral(sql::quoteName(column.identity->sequenceName)) + u", last_value, is_called) FROM "_s
            + sql::quoteName(was->identity->sequenceName);
        statement.description = u"Go on counting where the former table stopped"_s;
        statements.append(statement);
    }
    return statements;
}

/// OWNED BY follows to the new table, before the former one takes the sequence along.
QList<Action> sequenceOwners(const Table &from, const Table &to, int origin, const render::RenderContext &context)
{
    QList<Action> actions;
    for (const schema::Sequence &sequence : context.after.sequences) {
        const bool stays = std::ranges::any_of(context.before.sequences,
            [&](const schema::Sequence &other) { return other.name == sequence.name; });
        if (!stays || !sequence.ownedBy || sequence.ownedBy->table != to.name)
            continue;
        schema::Sequence left = sequence;
        left.ownedBy->table = from.name;
        actions.append(makeAction(
            { ChangeAction::Alter, schema::keyOf(sequence), left, sequence, {} }, origin, ActionRole::Ownership));
    }
    return actions;
}

} // namespace

Result<QList<QualifiedName>> tablesToRebuild(
    const Table &before, const Table &after, const render::RenderContext &context)
{
    if (before.partitionOf || after.partitionOf)
        return refuse(after, u"it is a partition itself"_s);
    if (!before.inherits.isEmpty() || !after.inherits.isEmpty())
        return refuse(after, u"it inherits from another table"_s);
    if (copiedColumns(before, after).isEmpty())
        return refuse(after, u"it keeps none of its columns"_s);
    const QList<QualifiedName> partitions = render::descendants(context.before, before.name);
    const QList<QualifiedName> wanted = render::descendants(context.after, after.name);
    QList<QualifiedName> tables { after.name };
    for (const QualifiedName &name : partitions) {
        const Table &table = *schema::findTable(context.before, name);
        if (!table.partitionOf)
            return refuse(after, u"%1 inherits from it"_s.arg(name.toText()));
        if (wanted.contains(name))
            tables.append(name);
    }
    for (const schema::Sequence &sequence : context.before.sequences) {
        const bool stays = std::ranges::any_of(context.after.sequences,
            [&](const schema::Sequence &other) { return other.name == sequence.name; });
        if (sequence.ownedBy && sequence.ownedBy->table == before.name && !stays)
            return refuse(after, u"sequence %1 of it goes at the same time"_s.arg(sequence.name.toText()));
    }
    return tables;
}

QList<Action> expandTableRebuild(
    const QualifiedName &table, bool isRoot, int origin, const render::RenderContext &context)
{
    const Table &before = *schema::findTable(context.before, table);
    const Table &after = *schema::findTable(context.after, table);
    const schema::ObjectKey key = schema::keyOf(after);
    const Table moved = movedAside(before);
    Action aside = makeAction(
        { ChangeAction::Alter, key, Shared<Table>(before), Shared<Table>(moved), {} }, origin, ActionRole::MoveAside);
    aside.builds = false;
    QList<Action> actions { aside };
    actions.append(expandCreatedTable({ ChangeAction::Create, key, std::nullopt, Shared<Table>(after), {} }, origin, context));
    if (!isRoot)
        return actions;
    Action copy = makeAction(
        { ChangeAction::Alter, key, Shared<Table>(moved), Shared<Table>(after), {} }, origin, ActionRole::CopyRows);
    copy.builds = copy.tearsDown = false;
    actions.insert(2, copy); // behind the body, before what is made of the rows
    actions.append(sequenceOwners(moved, after, origin, context));
    actions.append(makeAction(
        { ChangeAction::Drop, schema::keyOf(moved), Shared<Table>(moved), std::nullopt, {} }, origin));
    return actions;
}

QList<Statement> renderTableAside(const diff::Change &change, const render::RenderContext &context)
{
    const Table &table = *std::get<Shared<Table>>(*change.before);
    const QString schema = table.name.schema;
    const QualifiedName moved { schema, asideName(table.name.name) };
    QList<Statement> statements { giveWay(render::renameTableSql(table.name, moved.name),
        render::renameTableSql(moved, table.name.name), u"table "_s + render::quotedWord(table.name.name), table, context) };
    const auto renameIndex = [&](const QString &name) {
        statements.append(giveWay(render::renameIndexSql(schema, name, asideName(name)),
            render::renameIndexSql(schema, asideName(name), name), u"index "_s + render::quotedWord(name), table, context));
    };
    for (const schema::Index &index : table.indexes)
        renameIndex(index.name);
    for (const schema::Constraint &constraint : table.constraints) {
        if (schema::hasBackingIndex(constraint))
            renameIndex(constraint.name);
    }
    for (const Column &column : table.columns) {
        if (!column.identity || (table.partitionOf && context.serverVersion >= 170000))
            continue;
        const QualifiedName name = column.identity->sequenceName;
        const QualifiedName other { name.schema, asideName(name.name) };
        statements.append(giveWay(render::renameSequenceSql(name, other.name),
            render::renameSequenceSql(other, name.name), u"sequence "_s + render::quotedWord(name.name), table, context));
    }
    return statements;
}

QList<Statement> renderCopyRows(const diff::Change &change, const render::RenderContext &context)
{
    const Table &from = *std::get<Shared<Table>>(*change.before);
    const Table &to = *std::get<Shared<Table>>(*change.after);
    Statement copy;
    copy.sql = copySql(from, to, context);
    copy.undo = copySql(to, from, { context.after, context.before, context.serverVersion });
    copy.description = u"Copy the rows of "_s + render::quotedWord(to.name.name);
    copy.locks = render::lockOn(context, to.name, schema::LockMode::AccessExclusive);
    copy.work = render::Work::Rewrite;
    copy.note = u"It needs room for a second copy, and fails when a row has no partition, or a value that the new table does not take."_s;
    return QList<Statement> { copy } + identityValues(from, to);
}

} // namespace schemawright::plan
