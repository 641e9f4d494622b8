#include "model/render/indexddl.h"

#include "model/render/commentddl.h"
#include "model/render/indextext.h"
#include "model/render/inheritance.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/render/tablealterddl.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Index;
using schema::LockMode;

namespace {

QualifiedName nameOf(const QualifiedName &table, const Index &index)
{
    return { table.schema, index.name };
}

QString quotedIndex(const QualifiedName &table, const Index &index)
{
    return sql::quoteName(nameOf(table, index));
}

QString modifyIndexText(const QualifiedName &table, const QString &index)
{
    return u"Modify index "_s + quotedWord(index) + u" on table: "_s + quotedWord(table.name);
}

Statement modify(const QualifiedName &table, const Index &index, const QString &sql, const QString &undo)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = modifyIndexText(table, index.name);
    return statement;
}

/// Parameters that ALTER INDEX … SET puts into effect without a rebuild. Those of other access methods (m and
/// ef_construction of hnsw, lists of ivfflat, length of bloom) and pages_per_range are read when the index is built.
/// docs: sql-createindex, "Index Storage Parameters".
bool appliesInPlace(const QString &parameter)
{
    static const QStringList parameters { u"autosummarize"_s, u"buffering"_s, u"deduplicate_items"_s, u"fastupdate"_s,
        u"fillfactor"_s, u"gin_pending_list_limit"_s };
    return parameters.contains(parameter);
}

bool storageAppliesInPlace(const Index &before, const Index &after)
{
    const QStringList names = before.storageParameters.keys() + after.storageParameters.keys();
    return std::ranges::all_of(names, [&](const QString &name) {
        return before.storageParameters.value(name) == after.storageParameters.value(name) || appliesInPlace(name);
    });
}

// cases alter-index-set-fillfactor (SHARE UPDATE EXCLUSIVE on the index, none on the table) and
// alter-index-set-fastupdate-gin. src/backend/access/common/reloptions.c has the lock of each parameter.
LockMode storageLock(const Index &before, const Index &after)
{
    const auto isWeak = [](const QString &name) { return name == u"fillfactor" || name == u"deduplicate_items"; };
    for (const QString &name : before.storageParameters.keys() + after.storageParameters.keys()) {
        if (before.storageParameters.value(name) != after.storageParameters.value(name) && !isWeak(name))
            return LockMode::AccessExclusive;
    }
    return LockMode::ShareUpdateExclusive;
}

QList<Statement> renderStorage(
    const QualifiedName &table, const Index &before, const Index &after, const RenderContext &context)
{
    const QString target = u"INDEX "_s + quotedIndex(table, after);
    const QStringList forward = storageParameterSql(target, before.storageParameters, after.storageParameters);
    const QString undo = storageParameterSql(target, after.storageParameters, before.storageParameters).join(u";\n"_s);
    QList<Statement> statements;
    for (const QString &sql : forward) {
        Statement statement = modify(table, after, sql, statements.isEmpty() ? undo : QString());
        statement.locks = lockOn(context, nameOf(table, after), storageLock(before, after));
        statements.append(statement);
    }
    return statements;
}

// case alter-index-set-tablespace: the index is copied under ACCESS EXCLUSIVE on it, which makes readers wait, too.
Statement renderTablespace(
    const QualifiedName &table, const Index &before, const Index &after, const RenderContext &context)
{
    const auto move = [&table](const Index &index) {
        const QString space = index.tablespace.isEmpty() ? u"pg_default"_s : index.tablespace;
        return QString(
            u"ALTER INDEX "_s + quotedIndex(table, index) + u" SET TABLESPACE "_s + sql::quoteIdentifier(space));
    };
    Statement statement = modify(table, after, move(after), move(before));
    statement.locks = lockOn(context, nameOf(table, after), LockMode::AccessExclusive);
    statement.work = workOn(context, table, Work::Rewrite);
    return statement;
}

QString statisticsSql(const QualifiedName &table, const Index &index, int position)
{
    return u"ALTER INDEX "_s + quotedIndex(table, index) + u" ALTER COLUMN "_s + QString::number(position)
        + u" SET STATISTICS "_s + QString::number(index.statisticsTargets.value(position, -1));
}

// case alter-index-set-statistics
QList<Statement> renderStatistics(
    const QualifiedName &table, const Index &before, const Index &after, const RenderContext &context)
{
    QList<int> positions = before.statisticsTargets.keys() + after.statisticsTargets.keys();
    std::ranges::sort(positions);
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    QList<Statement> statements;
    for (const int position : positions) {
        if (before.statisticsTargets.value(position, -1) == after.statisticsTargets.value(position, -1))
            continue;
        Statement statement
            = modify(table, after, statisticsSql(table, after, position), statisticsSql(table, before, position));
        statement.locks = lockOn(context, nameOf(table, after), LockMode::ShareUpdateExclusive);
        statements.append(statement);
    }
    return statements;
}

// case cluster-on; SET WITHOUT CLUSTER takes the same lock.
Statement renderCluster(const QualifiedName &table, const Index &after, const RenderContext &context)
{
    const QString on = clusterOnSql(table, after.name);
    const QString without = setWithoutClusterSql(table);
    Statement statement;
    statement.sql = after.clustered ? on : without;
    statement.undo = after.clustered ? without : on;
    statement.description = modifyTableText(table);
    statement.locks = lockOn(context, table, LockMode::ShareUpdateExclusive);
    return statement;
}

QList<Statement> commentStatements(
    const QualifiedName &table, const QString &before, const Index &after, const RenderContext &context)
{
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Index, table, after.name);
    return renderComment(commentTarget(key), before, after.comment,
        lockOn(context, nameOf(table, after), LockMode::ShareUpdateExclusive));
}

/// DROP INDEX of a partitioned index takes those of its partitions along, and they cannot be dropped alone. It has no
/// ALTER INDEX … SET.
bool goesWithParent(const Index &index, const RenderContext &context)
{
    if (index.parentIndex.isEmpty())
        return false;
    if (!hasIndexNamed(context.after, index.parentIndex))
        return true;
    const Index *before = findIndexNamed(context.before, index.parentIndex);
    const Index *after = findIndexNamed(context.after, index.parentIndex);
    return before && after
        && (!canAlterIndex(*before, *after) || before->storageParameters != after->storageParameters);
}

/// New partitioned indexes are made ON ONLY when there are partitions, whose indexes are changes of their own that
/// attach to it; so every index gets the name that was asked for.
QList<Statement> renderCreate(const QualifiedName &table, const Index &index, const RenderContext &context)
{
    CreateIndexOptions options;
    const schema::Table *before = schema::findTable(context.before, table);
    options.onlyParent = before && before->isPartitioned() && (!index.valid || hasDescendants(context.before, table));
    QList<Statement> statements { renderCreateIndex(table, index, options, context) };
    if (!index.parentIndex.isEmpty())
        statements.append(renderAttachIndexPartition(table, index.name, index.parentIndex, context));
    return statements + renderIndexDetails(table, index, context);
}

QList<Statement> renderAlter(
    const QualifiedName &table, const Index &before, const Index &after, const RenderContext &context)
{
    if (canAlterIndex(before, after))
        return renderAlterIndex(table, before, after, context);
    QList<Statement> statements;
    if (!goesWithParent(before, context))
        statements.append(renderDropIndex(table, before, false, context));
    return statements + renderCreate(table, after, context);
}

// case alter-index-rename: SHARE UPDATE EXCLUSIVE on the index alone. docs: sql-alterindex, "RENAME".
Statement renderRename(
    const QualifiedName &table, const Index &before, const Index &after, const RenderContext &context)
{
    Statement statement = modify(table, after, renameIndexSql(table.schema, before.name, after.name),
        renameIndexSql(table.schema, after.name, before.name));
    statement.description = u"Rename an index from "_s + quotedWord(before.name) + u" to "_s + quotedWord(after.name);
    statement.locks = lockOn(context, nameOf(table, before), LockMode::ShareUpdateExclusive);
    return statement;
}

/// A partition's key that is attached to an index goes only with it, and only by CASCADE: dependency.c,
/// findDependentObjects.
bool takesKeysAlong(const QualifiedName &index, const schema::Database &database)
{
    return std::ranges::any_of(database.tables, [&](const auto &table) {
        if (!table->partitionOf)
            return false;
        const auto isPart = [&](const schema::Constraint &key) { return key.parentIndex && *key.parentIndex == index; };
        return std::ranges::any_of(table->constraints, isPart)
            || std::ranges::any_of(table->indexes, [&](const Index &part) {
                   return part.parentIndex == index && table->isPartitioned()
                       && takesKeysAlong({ table->name.schema, part.name }, database);
               });
    });
}

} // namespace

QString dropIndexSql(const QString &schema, const QString &name, bool concurrently)
{
    return (concurrently ? u"DROP INDEX CONCURRENTLY "_s : u"DROP INDEX "_s) + sql::quoteName({ schema, name });
}

QString renameIndexSql(const QString &schema, const QString &before, const QString &after)
{
    return u"ALTER INDEX "_s + sql::quoteName({ schema, before }) + u" RENAME TO "_s + sql::quoteIdentifier(after);
}

QString attachIndexPartitionSql(const QualifiedName &parentIndex, const QualifiedName &index)
{
    return clauses(
        u"ALTER INDEX "_s + sql::quoteName(parentIndex), { QString(u"ATTACH PARTITION "_s + sql::quoteName(index)) });
}

QString clusterOnSql(const QualifiedName &table, const QString &index)
{
    return alterTable(table, u"CLUSTER ON "_s + sql::quoteIdentifier(index));
}

QString setWithoutClusterSql(const QualifiedName &table)
{
    return alterTable(table, u"SET WITHOUT CLUSTER"_s);
}

// cases create-index, create-index-concurrently, create-index-partitioned, create-index-on-only-partitioned
Statement renderCreateIndex(
    const QualifiedName &table, const Index &index, const CreateIndexOptions &options, const RenderContext &context)
{
    const QString name = options.name.isEmpty() ? index.name : options.name;
    Statement statement;
    statement.sql = createIndexSql(table, index, options);
    statement.undo = dropIndexSql(table.schema, name, options.concurrently);
    statement.description = u"Create index "_s + quotedWord(name) + u" to table: "_s + quotedWord(table.name);
    const LockMode mode = options.concurrently ? LockMode::ShareUpdateExclusive : LockMode::Share;
    statement.locks = options.onlyParent ? lockOn(context, table, mode) : lockPartitions(context, table, mode);
    statement.work = options.onlyParent ? Work::Instant : workOn(context, table, Work::IndexBuild);
    statement.transactional = !options.concurrently;
    return statement;
}

QList<Statement> renderIndexDetails(const QualifiedName &table, const Index &index, const RenderContext &context)
{
    Index plain;
    plain.name = index.name;
    QList<Statement> statements = renderStatistics(table, plain, index, context);
    if (index.clustered)
        statements.append(renderCluster(table, index, context));
    return statements + commentStatements(table, {}, index, context);
}

// cases drop-index, drop-index-concurrently, drop-index-partitioned
Statement renderDropIndex(
    const QualifiedName &table, const Index &index, bool concurrently, const RenderContext &context)
{
    CreateIndexOptions undo;
    undo.concurrently = concurrently;
    Statement statement;
    statement.sql = dropIndexSql(table.schema, index.name, concurrently);
    const schema::Table *const owner = schema::findTable(context.before, table);
    if (owner && owner->isPartitioned() && takesKeysAlong(nameOf(table, index), context.before))
        statement.sql += u" CASCADE"_s;
    statement.undo = createIndexSql(table, index, undo);
    if (!concurrently) {
        const QString details = joinedSql(renderIndexDetails(table, index, context));
        statement.undo += details.isEmpty() ? QString() : QString(u";\n"_s + details);
    }
    statement.description = u"Drop index "_s + quotedWord(index.name) + u" from table: "_s + quotedWord(table.name);
    statement.locks = concurrently ? lockOn(context, table, LockMode::ShareUpdateExclusive)
                                   : lockPartitions(context, table, LockMode::AccessExclusive);
    statement.transactional = !concurrently;
    return statement;
}

// case alter-index-attach-partition: ACCESS SHARE on both tables, ACCESS EXCLUSIVE on the partition's index.
Statement renderAttachIndexPartition(const QualifiedName &table, const QString &index,
    const QualifiedName &parentIndex, const RenderContext &context)
{
    const QualifiedName name { table.schema, index };
    Statement statement;
    statement.sql = attachIndexPartitionSql(parentIndex, name);
    statement.description = modifyIndexText(table, index);
    statement.undoLoss
        = u"An index cannot be detached: it goes when its parent %1 is dropped."_s.arg(parentIndex.toText());
    statement.locks = lockOn(context, name, LockMode::AccessExclusive)
        + lockOn(context, table, LockMode::AccessShare);
    const schema::Table *partition = schema::findTable(context.before, table);
    if (partition && partition->partitionOf)
        statement.locks += lockOn(context, partition->partitionOf->parent, LockMode::AccessShare);
    statement.locks = mergedLocks(statement.locks);
    return statement;
}

bool canAlterIndex(const Index &before, const Index &after)
{
    Index wanted = before;
    wanted.definition = after.definition; // holds the storage parameters; everything else in it is in fields, too
    wanted.storageParameters = after.storageParameters;
    wanted.tablespace = after.tablespace;
    wanted.clustered = after.clustered;
    wanted.replicaIdentity = after.replicaIdentity;
    wanted.statisticsTargets = after.statisticsTargets;
    wanted.comment = after.comment;
    if (before.parentIndex.isEmpty())
        wanted.parentIndex = after.parentIndex;
    return wanted == after && storageAppliesInPlace(before, after);
}

bool isClusterMoved(const QualifiedName &table, const RenderContext &context)
{
    const schema::Table *const after = schema::findTable(context.after, table);
    return after
        && (std::ranges::any_of(after->indexes, &Index::clustered)
            || std::ranges::any_of(after->constraints, &schema::Constraint::clustered));
}

QList<Statement> renderAlterIndex(
    const QualifiedName &table, const Index &before, const Index &after, const RenderContext &context)
{
    QList<Statement> statements = renderStorage(table, before, after, context);
    if (before.tablespace != after.tablespace)
        statements.append(renderTablespace(table, before, after, context));
    if (before.parentIndex != after.parentIndex)
        statements.append(renderAttachIndexPartition(table, after.name, after.parentIndex, context));
    statements += renderStatistics(table, before, after, context);
    if (before.clustered != after.clustered && (after.clustered || !isClusterMoved(table, context)))
        statements.append(renderCluster(table, after, context));
    return statements + commentStatements(table, before.comment, after, context);
}

Result<QList<Statement>> renderIndexChange(const ObjectChange<Index> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    const QualifiedName table = change.key.parentName();
    switch (change.action) {
    case Create:
        return renderCreate(table, *change.after, context);
    case Drop:
        if (goesWithParent(*change.before, context))
            return QList<Statement> {};
        return QList<Statement> { renderDropIndex(table, *change.before, false, context) };
    case Alter:
        return renderAlter(table, *change.before, *change.after, context);
    case Rename:
        return QList<Statement> { renderRename(table, *change.before, *change.after, context) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
