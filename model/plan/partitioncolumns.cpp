#include "model/plan/partitioncolumns.h"

#include "model/diff/renametext.h"
#include "model/render/inheritance.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::Change;
using diff::ChangeAction;
using schema::Column;
using schema::ObjectKind;
using schema::Table;

bool isInPartitionKey(const Table &table, const QString &column)
{
    return table.isPartitioned()
        && diff::renameIdentifier(table.partitionKey, column, column + u'_') != table.partitionKey;
}

namespace {

QList<QualifiedName> withDescendants(const QualifiedName &table, const render::RenderContext &context)
{
    return QList<QualifiedName> { table } + render::descendants(context.before, table);
}

// tablecmds.c, ATPrepAlterColumnType: "cannot alter column … because it is part of the partition key of relation".
Result<> checkKeyType(const Change &change, const render::RenderContext &context)
{
    const auto &before = std::get<Column>(*change.before);
    const auto &after = std::get<Column>(*change.after);
    if (before.type == after.type && before.collation == after.collation)
        return {};
    for (const QualifiedName &name : withDescendants(change.key.parentName(), context)) {
        const Table *const table = schema::findTable(context.before, name);
        if (!table || !isInPartitionKey(*table, change.key.name))
            continue;
        return makeError(ErrorKind::Unsupported,
            u"PostgreSQL cannot change the type of %1 (%2), which is in the partition key of table %3"_s.arg(
                schema::toText(change.key), change.properties.join(u", "_s), name.toText()),
            u"Create a new partitioned table with the new type, copy the rows and rename both."_s);
    }
    return {};
}

const schema::Constraint *primaryKeyOver(const Table &table, const QString &column)
{
    const auto found = std::ranges::find_if(table.constraints, [&](const schema::Constraint &constraint) {
        const auto *const key = std::get_if<schema::PrimaryKey>(&constraint.detail);
        return key && key->columns.contains(column);
    });
    return found == table.constraints.cend() ? nullptr : &*found;
}

// Before PostgreSQL 18, DROP NOT NULL of a partitioned table goes down to all partitions, whatever they say themselves:
// tablecmds.c, ATPrepDropNotNull and ATExecDropNotNull, "column … is in a primary key".
Result<> checkKeysOfPartitions(const Change &change, const render::RenderContext &context)
{
    constexpr int staysInPartitionsSince = 180000;
    const auto &before = std::get<Column>(*change.before);
    const auto &after = std::get<Column>(*change.after);
    const Table *const parent = schema::findTable(context.before, change.key.parentName());
    if (!before.notNull || after.notNull || !parent || !parent->isPartitioned()
        || context.serverVersion >= staysInPartitionsSince)
        return {};
    for (const QualifiedName &name : render::descendants(context.before, parent->name)) {
        const Table *const was = schema::findTable(context.before, name);
        const Table *const is = schema::findTable(context.after, name);
        const schema::Constraint *const key = primaryKeyOver(*was, before.name);
        if (!key || !is || !primaryKeyOver(*is, before.name))
            continue;
        return makeError(ErrorKind::Unsupported,
            u"PostgreSQL %1 cannot let %2 be NULL, because primary key %3 of partition %4 is over it"_s.arg(
                QString::number(context.serverVersion / 10000), schema::toText(change.key), key->name, name.toText()),
            u"Make it a unique constraint of the partition first."_s);
    }
    return {};
}

} // namespace

Result<> checkPartitionColumns(const QList<Change> &changes, const render::RenderContext &context)
{
    for (const Change &change : changes) {
        if (change.action != ChangeAction::Alter || change.key.kind != ObjectKind::Column)
            continue;
        TRY(checkKeyType(change, context));
        TRY(checkKeysOfPartitions(change, context));
    }
    return {};
}

} // namespace schemawright::plan
