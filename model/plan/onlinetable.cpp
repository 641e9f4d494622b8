#include "model/plan/onlinetable.h"

#include "model/plan/rebuildtype.h"
#include "model/plan/temporaryname.h"
#include "model/render/constraintddl.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/render/tableddl.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using diff::ChangeAction;
using render::Statement;
using schema::Table;

namespace {

constexpr int detachesConcurrentlySince = 140000;

bool hasDefaultPartition(const schema::Database &database, const QualifiedName &parent)
{
    return std::ranges::any_of(database.tables, [&](const Shared<Table> &table) {
        return table->partitionOf && table->partitionOf->parent == parent && table->partitionOf->bound == u"DEFAULT";
    });
}

/// A key of one column without operator class or collation: "RANGE (at)". The column as it is written; else empty.
QString keyColumn(const QString &partitionKey, const QString &strategy)
{
    static const QRegularExpression simple(uR"(\A([A-Z]+) \(("(?:[^"]|"")+"|[a-z_][a-z0-9_$]*)\)\z)"_s);
    const QRegularExpressionMatch match = simple.match(partitionKey);
    return match.hasMatch() && (strategy.isEmpty() || match.captured(1) == strategy) ? match.captured(2) : QString();
}

QString unquoted(QString identifier)
{
    if (!identifier.startsWith(u'"'))
        return identifier;
    return identifier.sliced(1, identifier.size() - 2).replace(u"\"\""_s, u"\""_s);
}

bool hasConstraintNamed(const schema::Database &database, const QString &schema, const QString &name)
{
    return std::ranges::any_of(database.tables,
        [&](const Shared<Table> &table) { return table->name.schema == schema && schema::findConstraint(*table, name); });
}

// DETACH … CONCURRENTLY leaves the bound behind as a check, under the name that ChooseConstraintName makes of table and
// column. src/backend/commands/tablecmds.c, DetachAddConstraintIfNeeded. Empty: it cannot be told.
QString leftoverCheck(const Table &partition, const QString &partitionKey, const schema::Database &database)
{
    const QString column = keyColumn(partitionKey, {});
    const QString name = partition.name.name + u'_' + unquoted(column) + u"_check"_s;
    const bool certain = !column.isEmpty() && name.toUtf8().size() <= longestName
        && !hasConstraintNamed(database, partition.name.schema, name);
    return certain ? name : QString();
}

QList<Statement> detachConcurrently(const Table &partition, const PlanContext &context)
{
    const Table *const parent = schema::findTable(context.render.before, partition.partitionOf->parent);
    const Table *const wanted = schema::findTable(context.render.after, partition.name);
    const bool stays = parent && wanted && !wanted->partitionOf
        && schema::findTable(context.render.after, partition.partitionOf->parent);
    if (!stays || !context.options.concurrentIndexes || !isBusy(parent->name, context)
        || context.render.serverVersion < detachesConcurrentlySince || hasDefaultPartition(context.render.before, parent->name))
        return {};
    const QString check = leftoverCheck(partition, parent->partitionKey, context.render.before);
    if (check.isEmpty())
        return {};
    Statement drop;
    drop.sql = render::alterTable(partition.name, u"DROP CONSTRAINT IF EXISTS "_s + sql::quoteIdentifier(check));
    drop.description = u"Drop the check of the former bound from "_s + render::quotedWord(partition.name.name);
    drop.locks = render::lockOn(context.render, partition.name, schema::LockMode::AccessExclusive);
    return { render::renderDetachPartition(partition, true, context.render), drop };
}

/// What every row of the partition satisfies, in the form in which the server derives it from the bound: only then does
/// ATTACH PARTITION see that it need not look. src/backend/partitioning/partbounds.c, get_qual_for_range and _for_list.
QString boundCondition(const QString &partitionKey, const QString &bound)
{
    static const QRegularExpression range(uR"(\AFOR VALUES FROM \((.+)\) TO \((.+)\)\z)"_s);
    static const QRegularExpression list(uR"(\AFOR VALUES IN \((.+)\)\z)"_s);
    if (const QString column = keyColumn(partitionKey, u"RANGE"_s); !column.isEmpty()) {
        const QRegularExpressionMatch match = range.match(bound);
        QString condition = column + u" IS NOT NULL"_s;
        if (!match.hasMatch())
            return {};
        if (match.captured(1) != u"MINVALUE")
            condition += u" AND "_s + column + u" >= "_s + match.captured(1);
        if (match.captured(2) != u"MAXVALUE")
            condition += u" AND "_s + column + u" < "_s + match.captured(2);
        return condition;
    }
    const QString column = keyColumn(partitionKey, u"LIST"_s);
    const QRegularExpressionMatch match = list.match(bound);
    if (column.isEmpty() || !match.hasMatch() || match.captured(1).contains(u"NULL"_s))
        return {};
    return column + u" IS NOT NULL AND "_s + column + u" IN ("_s + match.captured(1) + u')';
}

QList<Statement> attachBehindCheck(const Table &table, const PlanContext &context)
{
    const Table *const before = schema::findTable(context.render.before, table.name);
    const Table *const parent = schema::findTable(context.render.after, table.partitionOf->parent);
    // What only changes its bound comes back in the transaction in which it left.
    if (!before || before->partitionOf || before->isPartitioned() || !parent || !context.options.validateLater
        || !isBusy(table.name, context))
        return {};
    const QString condition = boundCondition(parent->partitionKey, table.partitionOf->bound);
    if (condition.isEmpty())
        return {};
    schema::Constraint check;
    check.name = temporaryName(u"bound"_s, table.name.name);
    check.detail = schema::CheckConstraint { u'(' + condition + u')' };
    QList<Statement> statements = render::renderAddConstraint(table.name, check, true, context.render);
    statements.append(render::renderValidateConstraint(table.name, check, context.render));
    Statement attach = render::renderAttachPartition(table, context.render);
    attach.commitsBefore = true;
    if (hasDefaultPartition(context.render.before, parent->name))
        attach.note = u"Reads the default partition under ACCESS EXCLUSIVE, to see that it has no row for the new one."_s;
    else
        attach.work = render::Work::Instant;
    statements += { attach, render::renderDropConstraint(table.name, check, context.render) };
    return statements;
}

// A table that was moved aside is locked as the one that it was.
Result<QList<Statement>> dropTable(const diff::Change &change, const PlanContext &context)
{
    TRY_ASSIGN(QList<Statement> statements, render::renderChange(change, context.render));
    if (schema::findTable(context.render.before, change.key.qualifiedName()))
        return statements;
    for (const Shared<Table> &table : context.render.before.tables) {
        if (movedAsideName(table->name) == change.key.qualifiedName())
            statements.first().locks = render::renderDropTable(*table, context.render).locks;
    }
    return statements;
}

} // namespace

Result<QList<Statement>> renderOnlineTable(const diff::Change &change, const PlanContext &context)
{
    if (change.action == ChangeAction::Drop)
        return dropTable(change, context);
    if (change.action != ChangeAction::Alter)
        return render::renderChange(change, context.render);
    const Table &before = *std::get<Shared<Table>>(*change.before);
    const Table &after = *std::get<Shared<Table>>(*change.after);
    QList<Statement> statements;
    if (before.partitionOf && !after.partitionOf)
        statements = detachConcurrently(before, context);
    else if (!before.partitionOf && after.partitionOf)
        statements = attachBehindCheck(after, context);
    if (statements.isEmpty())
        return render::renderChange(change, context.render);
    return statements;
}

} // namespace schemawright::plan
