#include "model/render/viewddl.h"

#include "model/render/columnalterddl.h"
#include "model/render/columndetails.h"
#include "model/render/commentddl.h"
#include "model/render/indexddl.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/render/ruleddl.h"
#include "model/render/tablealterddl.h"
#include "model/render/triggerddl.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Column;
using schema::LockMode;
using schema::View;

namespace {

QString viewName(const View &view)
{
    return (view.materialized ? u"MATERIALIZED VIEW "_s : u"VIEW "_s) + sql::quoteName(view.name);
}

QString description(const QString &verb, const View &view)
{
    return verb + u' ' + quotedWord(view.name.name) + (view.materialized ? u" materialized view"_s : u" view"_s);
}

Statement modify(const View &view, const QString &sql, const QString &undo, const RenderContext &context)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = description(u"Modify"_s, view);
    statement.locks = lockOn(context, view.name, LockMode::AccessExclusive);
    return statement;
}

// case create-view: ACCESS SHARE on the relations that the query reads.
QList<RelationLock> readLocks(const View &view, const RenderContext &context)
{
    const schema::ObjectKey key = schema::keyOf(view);
    QList<RelationLock> locks;
    for (const schema::Dependency &dependency : context.after.dependencies) {
        using enum schema::ObjectKind;
        const schema::ObjectKey &referenced = dependency.referenced();
        if (dependency.dependent() != key)
            continue;
        if (referenced.kind == Table || referenced.kind == View)
            locks += lockOn(context, referenced.qualifiedName(), LockMode::AccessShare);
        else if (referenced.kind == Column)
            locks += lockOn(context, referenced.parentName(), LockMode::AccessShare);
    }
    return mergedLocks(locks);
}

const Column *findColumn(const View &view, const QString &name)
{
    const auto it = std::ranges::find(view.columns, name, &Column::name);
    return it == view.columns.cend() ? nullptr : &*it;
}

QString columnDefaultSql(const View &view, const Column &column)
{
    const QString action
        = column.defaultExpression ? QString(u"SET DEFAULT "_s + *column.defaultExpression) : u"DROP DEFAULT"_s;
    return clauses(u"ALTER VIEW "_s + sql::quoteName(view.name),
        { QString(u"ALTER COLUMN "_s + sql::quoteIdentifier(column.name) + u' ' + action) });
}

// ALTER TABLE does the same for the columns of tables: columndetails.cpp. Before PostgreSQL 16 STORAGE has no DEFAULT.
QList<Statement> renderStoredColumn(
    const View &view, const Column &before, const Column &after, const RenderContext &context)
{
    const QString head = u"MATERIALIZED VIEW "_s + sql::quoteName(view.name) + u" ALTER COLUMN "_s
        + sql::quoteIdentifier(after.name);
    QList<Statement> statements;
    const auto set = [&](const QString &keyword, const QString &from, const QString &to, LockMode mode) {
        const auto text = [&](const QString &value) { return QString(u"ALTER "_s + head + u" SET "_s + keyword + value); };
        if (from == to)
            return;
        statements.append(modify(view, text(to), text(from), context));
        statements.last().locks = lockOn(context, view.name, mode);
    };
    const auto orDefault = [](const QString &value) { return value.isEmpty() ? u"DEFAULT"_s : value; };
    set(u"STORAGE "_s, storageName(before, context.serverVersion), storageName(after, context.serverVersion),
        LockMode::AccessExclusive);
    set(u"COMPRESSION "_s, orDefault(before.compression), orDefault(after.compression), LockMode::AccessExclusive);
    set(u"STATISTICS "_s, QString::number(before.statisticsTarget), QString::number(after.statisticsTarget),
        LockMode::ShareUpdateExclusive);
    const QString undo = storageParameterSql(head, after.options, before.options).join(u";\n"_s);
    for (const QString &sql : storageParameterSql(head, before.options, after.options)) {
        statements.append(modify(view, sql, undo, context));
        statements.last().locks = lockOn(context, view.name, LockMode::ShareUpdateExclusive);
    }
    return statements;
}

QList<Statement> renderColumn(const View &view, const Column &before, const Column &after, const RenderContext &context)
{
    QList<Statement> statements;
    if (!view.materialized && before.defaultExpression != after.defaultExpression)
        statements.append(modify(view, columnDefaultSql(view, after), columnDefaultSql(view, before), context));
    if (view.materialized)
        statements += renderStoredColumn(view, before, after, context);
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Column, view.name, after.name);
    return statements
        + renderComment(commentTarget(key), before.comment, after.comment,
            lockOn(context, view.name, LockMode::ShareUpdateExclusive));
}

/// Defaults, statistics targets and comments; `before` is empty for a new view.
QList<Statement> renderColumns(const View &before, const View &after, const RenderContext &context)
{
    QList<Statement> statements;
    for (const Column &column : after.columns) {
        const Column *was = findColumn(before, column.name);
        Column plain;
        plain.name = column.name;
        plain.type = column.type;
        statements += renderColumn(after, was ? *was : plain, column, context);
    }
    return statements;
}

QList<Statement> viewComment(const View &before, const View &after, const RenderContext &context)
{
    return renderComment(viewCommentTarget(after), before.comment, after.comment,
        lockOn(context, after.name, LockMode::ShareUpdateExclusive));
}

// docs: sql-altermaterializedview, SET TABLESPACE; the same work as for a table (case set-tablespace).
Statement renderTablespace(const View &before, const View &after, const RenderContext &context)
{
    const auto move = [](const View &view) {
        const QString space = view.tablespace.isEmpty() ? u"pg_default"_s : view.tablespace;
        return QString(u"ALTER "_s + viewName(view) + u" SET TABLESPACE "_s + sql::quoteIdentifier(space));
    };
    Statement statement = modify(after, move(after), move(before), context);
    statement.work = workOn(context, after.name, Work::Rewrite);
    return statement;
}

// cases refresh-matview, refresh-matview-with-no-data
Statement renderPopulation(const View &after, const RenderContext &context)
{
    const QString refresh = refreshMaterializedViewSql(after.name);
    const QString empty = refresh + u" WITH NO DATA"_s;
    Statement statement = modify(after, after.populated ? refresh : empty, after.populated ? empty : refresh, context);
    if (after.populated)
        statement.locks = mergedLocks(statement.locks + readLocks(after, context));
    statement.work = Work::Rewrite;
    return statement;
}

QList<Statement> renderOptions(const View &before, const View &after, const RenderContext &context)
{
    QList<Statement> statements;
    const QStringList undo = storageParameterSql(viewName(after), after.options, before.options);
    const QStringList forward = storageParameterSql(viewName(after), before.options, after.options);
    // SET and RESET swap places on the way back, so both lists have the same length only by chance.
    for (qsizetype i = 0; i < forward.size(); ++i) {
        Statement statement = modify(after, forward.at(i), i == 0 ? undo.join(u";\n"_s) : QString(), context);
        if (after.materialized)
            statement.locks = lockOn(context, after.name, LockMode::ShareUpdateExclusive);
        statements.append(statement);
    }
    return statements;
}

Statement renderReplace(const View &before, const View &after, const RenderContext &context)
{
    Statement statement = modify(after, createViewSql(after, true), QString(), context);
    statement.undo = canReplaceView(after, before) ? createViewSql(before, true)
                                                   : QString(dropViewSql(after) + u";\n"_s + createViewSql(before));
    statement.locks = mergedLocks(statement.locks + readLocks(after, context));
    return statement;
}

QList<Statement> renderAlter(const View &before, const View &after, const RenderContext &context)
{
    if (!canReplaceView(before, after))
        return QList<Statement> { renderDropView(before, context) } + renderCreateView(after, context)
            + renderCreateViewParts(after, context);
    QList<Statement> statements;
    if (before.query != after.query)
        statements.append(renderReplace(before, after, context));
    else
        statements += renderOptions(before, after, context);
    if (before.tablespace != after.tablespace)
        statements.append(renderTablespace(before, after, context));
    if (before.populated != after.populated)
        statements.append(renderPopulation(after, context));
    return statements + renderColumns(before, after, context) + viewComment(before, after, context);
}

// case alter-view-rename
Statement renderRename(const View &before, const View &after, const RenderContext &context)
{
    Statement statement;
    statement.sql = renameViewSql(before, after.name.name);
    statement.undo = renameViewSql(after, before.name.name);
    statement.description
        = u"Rename view from "_s + quotedWord(before.name.name) + u" to "_s + quotedWord(after.name.name);
    statement.locks = lockOn(context, before.name, LockMode::AccessExclusive);
    return statement;
}

bool sameShape(const Column &a, const Column &b)
{
    return a.name == b.name && a.type == b.type && a.collation == b.collation;
}

} // namespace

QString createViewSql(const View &view, bool orReplace)
{
    QStringList parts;
    if (!view.options.isEmpty())
        parts.append(u"WITH ("_s + storageParametersText(view.options) + u')');
    if (!view.tablespace.isEmpty())
        parts.append(u"TABLESPACE "_s + sql::quoteIdentifier(view.tablespace));
    const QString create = orReplace && !view.materialized ? u"CREATE OR REPLACE "_s : u"CREATE "_s;
    QString text = clauses(create + viewName(view), parts) + u" AS\n"_s + view.query;
    if (view.materialized && !view.populated)
        text += u"\nWITH NO DATA"_s;
    return text;
}

QString dropViewSql(const View &view)
{
    return u"DROP "_s + viewName(view);
}

QString renameViewSql(const View &view, const QString &name)
{
    return u"ALTER "_s + viewName(view) + u" RENAME TO "_s + sql::quoteIdentifier(name);
}

QString refreshMaterializedViewSql(const QualifiedName &view, bool concurrently)
{
    return u"REFRESH MATERIALIZED VIEW "_s + (concurrently ? u"CONCURRENTLY "_s : QString()) + sql::quoteName(view);
}

QList<Statement> renderCreateView(const View &view, const RenderContext &context)
{
    Statement statement;
    statement.sql = createViewSql(view);
    statement.undo = dropViewSql(view);
    statement.description = description(u"Create"_s, view);
    statement.locks = readLocks(view, context);
    if (view.materialized && view.populated)
        statement.work = Work::Scan;
    const schema::View nothing;
    return QList<Statement> { statement } + renderColumns(nothing, view, context) + viewComment(nothing, view, context);
}

QList<Statement> renderCreateViewParts(const View &view, const RenderContext &context)
{
    QList<Statement> statements;
    for (const schema::Index &index : view.indexes) {
        statements.append(renderCreateIndex(view.name, index, {}, context));
        statements += renderIndexDetails(view.name, index, context);
    }
    for (const schema::Trigger &trigger : view.triggers)
        statements += renderCreateTrigger(view.name, trigger, context);
    for (const schema::Rule &rule : view.rules)
        statements += renderCreateRule(view.name, rule, context);
    return statements;
}

// cases drop-view, drop-matview
Statement renderDropView(const View &view, const RenderContext &context)
{
    Statement statement;
    statement.sql = dropViewSql(view);
    statement.undo = joinedSql(renderCreateView(view, context) + renderCreateViewParts(view, context));
    statement.description = description(u"Drop"_s, view);
    statement.locks = lockOn(context, view.name, LockMode::AccessExclusive);
    return statement;
}

bool canReplaceView(const View &before, const View &after)
{
    const bool sameQuery = before.query == after.query;
    if (before.materialized != after.materialized || (before.materialized && !sameQuery))
        return false;
    // Types can change under the same query: those of the tables it reads.
    if (after.columns.size() < before.columns.size())
        return false;
    return std::equal(before.columns.cbegin(), before.columns.cend(), after.columns.cbegin(), sameShape);
}

Result<QList<Statement>> renderViewChange(const ObjectChange<View> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    switch (change.action) {
    case Create:
        return renderCreateView(*change.after, context) + renderCreateViewParts(*change.after, context);
    case Drop:
        return QList<Statement> { renderDropView(*change.before, context) };
    case Alter:
        return renderAlter(*change.before, *change.after, context);
    case Rename:
        return QList<Statement> { renderRename(*change.before, *change.after, context) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
