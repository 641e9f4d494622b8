// The index of a partitioned table is made ON ONLY the parent, then on each partition concurrently, and attached; the
// parent's index turns valid with the last of them. docs: sql-createindex, "Building Indexes Concurrently".
#include "model/plan/onlineindex.h"

#include "model/plan/expandchange.h"
#include "model/plan/partindexes.h"
#include "model/plan/partitionindexes.h"
#include "model/plan/temporaryname.h"
#include "model/render/indexddl.h"
#include "model/render/inheritance.h"
#include "model/render/layout.h"
#include "model/render/tablealterddl.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::ChangeAction;
using render::Statement;

namespace {

bool isConcurrent(const QualifiedName &table, const PlanContext &context)
{
    return context.options.concurrentIndexes && isBusy(table, context);
}

bool isPartitioned(const QualifiedName &name, const schema::Database &database)
{
    const schema::Table *const table = schema::findTable(database, name);
    return table && table->isPartitioned();
}

// CREATE INDEX of the whole takes the first index of a partition that fits: src/backend/commands/indexcmds.c, DefineIndex.
bool hasRivals(const QualifiedName &table, const schema::Index &index, const schema::Database &database)
{
    const QList<QualifiedName> partitions = render::directChildren(database, table);
    return std::ranges::any_of(partitions, [&](const QualifiedName &name) {
        const schema::Table &partition = *schema::findTable(database, name);
        const schema::Index *const part = partOfIndex(partition, { table.schema, index.name });
        return part && render::hasRival(partition, *part);
    });
}

QList<Statement> createIndex(const QualifiedName &table, const schema::Index &index, const PlanContext &context)
{
    render::CreateIndexOptions options;
    const bool concurrent = isConcurrent(table, context);
    // ON ONLY makes the parent's index at once, invalid until the indexes of all partitions are attached; those were built
    // before it (see structureedges.cpp).
    options.onlyParent = isPartitioned(table, context.render.after)
        && (concurrent || !index.valid || hasRivals(table, index, context.render.after));
    options.concurrently = concurrent && !options.onlyParent;
    QList<Statement> statements { render::renderCreateIndex(table, index, options, context.render) };
    if (options.onlyParent)
        statements += attachParts(table, index.name, context);
    statements += render::renderIndexDetails(table, index, context.render);
    return statements;
}

Statement dropIndex(const QualifiedName &table, const schema::Index &index, const PlanContext &context)
{
    // DROP INDEX CONCURRENTLY refuses partitioned indexes. docs: sql-dropindex, "CONCURRENTLY".
    const bool concurrently = isConcurrent(table, context) && !isPartitioned(table, context.render.before);
    return render::renderDropIndex(table, index, concurrently, context.render);
}

Statement renameNew(const QString &schema, const QString &from, const QString &to)
{
    Statement rename;
    rename.sql = render::renameIndexSql(schema, from, to);
    rename.undo = render::renameIndexSql(schema, to, from);
    rename.description = u"Rename the new index to \"%1\""_s.arg(to);
    return rename;
}

// The new index is built under another name beside the one in use, which goes only then: queries are never without.
QList<Statement> replaceIndex(const diff::Change &change, const PlanContext &context)
{
    const QualifiedName table = change.key.parentName();
    const auto &before = std::get<schema::Index>(*change.before);
    const auto &after = std::get<schema::Index>(*change.after);
    render::CreateIndexOptions options;
    options.concurrently = isConcurrent(table, context);
    options.name = temporaryName(u"new"_s, after.name);
    QList<Statement> statements { render::renderCreateIndex(table, after, options, context.render),
        dropIndex(table, before, context) };
    statements.append(renameNew(table.schema, options.name, after.name));
    statements += render::renderIndexDetails(table, after, context.render);
    return statements + keepReplicaIdentity(table, after.name, context);
}

// The same for a partitioned table: the parts are built beside those in use, joined under a parent of their own, and one
// brief transaction puts the new family into the place of the former.
QList<Statement> replaceOnPartitions(const diff::Change &change, const PlanContext &context)
{
    const QualifiedName table = change.key.parentName();
    const auto &before = std::get<schema::Index>(*change.before);
    const auto &after = std::get<schema::Index>(*change.after);
    const QString root = temporaryName(u"new"_s, after.name);
    QList<Statement> built;
    QList<Statement> attached;
    QList<Statement> renamed { renameNew(table.schema, root, after.name) };
    for (const QualifiedName &partition : render::directChildren(context.render.after, table)) {
        const schema::Table &leaf = *schema::findTable(context.render.after, partition);
        schema::Index child = *partOfIndex(leaf, { table.schema, after.name });
        const QString name = child.name;
        render::CreateIndexOptions options;
        options.concurrently = isConcurrent(table, context);
        options.name = temporaryName(u"new"_s, name);
        built.append(render::renderCreateIndex(partition, child, options, context.render));
        renamed.append(renameNew(partition.schema, options.name, name));
        renamed += render::renderIndexDetails(partition, child, context.render);
        renamed += keepReplicaIdentity(partition, name, context);
        child.name = options.name;
        child.parentIndex.name = root;
        attached.append(render::renderAttachIndexPartition(partition, child.name, child.parentIndex, context.render));
    }
    render::CreateIndexOptions options;
    options.onlyParent = true;
    options.name = root;
    QList<Statement> statements = built;
    statements.append(render::renderCreateIndex(table, after, options, context.render));
    statements += attached;
    statements.append(render::renderDropIndex(table, before, false, context.render));
    return statements + renamed + render::renderIndexDetails(table, after, context.render)
        + keepReplicaIdentity(table, after.name, context);
}

} // namespace

// The table names its index by oid, so that the former one takes the mark away with it.
QList<Statement> keepReplicaIdentity(const QualifiedName &table, const QString &index, const PlanContext &context)
{
    const schema::Table *const before = schema::findTable(context.render.before, table);
    const schema::Table *const after = schema::findTable(context.render.after, table);
    // What names another index now is a change of the table's own.
    if (!before || !after || after->replicaIdentityIndex != index || before->replicaIdentityIndex != index)
        return {};
    Statement statement;
    statement.sql = render::replicaIdentitySql(table, after->replicaIdentity, index);
    statement.undo = statement.sql;
    statement.description = render::modifyTableText(table);
    statement.locks = { { table, schema::LockMode::AccessExclusive } };
    return { statement };
}

Result<QList<Statement>> renderOnlineIndex(const diff::Change &change, const PlanContext &context)
{
    const QualifiedName table = change.key.parentName();
    switch (change.action) {
    case ChangeAction::Create:
        return createIndex(table, std::get<schema::Index>(*change.after), context) + attachToParent(change, context);
    case ChangeAction::Drop:
        return QList<Statement> { dropIndex(table, std::get<schema::Index>(*change.before), context) };
    case ChangeAction::Alter:
        if (replacesOnline(change, context.render)) {
            return isPartitioned(table, context.render.before) ? replaceOnPartitions(change, context)
                                                               : replaceIndex(change, context);
        }
        return render::renderChange(change, context.render);
    case ChangeAction::Rename:
        return render::renderChange(change, context.render);
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::plan
