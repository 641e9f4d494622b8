#include "model/render/columndetails.h"

#include "model/render/commentddl.h"
#include "model/render/foreigntableddl.h"
#include "model/render/inheritance.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/render/tablealterddl.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Column;
using schema::LockMode;

namespace {

/// ONLY where there are children: their columns are compared, and changed, on their own.
QString alter(const QualifiedName &table, const QString &column, const QString &action, const RenderContext &context)
{
    const QString text = u"ALTER COLUMN "_s + sql::quoteIdentifier(column) + u' ' + action;
    return hasDescendants(context.before, table) ? alterTableOnly(table, text) : alterTable(table, text);
}

Statement modify(
    const QualifiedName &table, const QString &sql, const QString &undo, LockMode mode, const RenderContext &context)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = modifyTableText(table);
    statement.locks = lockOn(context, table, mode);
    return statement;
}

QString compressionName(const Column &column)
{
    return column.compression.isEmpty() ? u"DEFAULT"_s : column.compression;
}

// case set-storage
Statement renderStorage(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    const auto set = [&](const Column &column) {
        const QString name = storageName(column, context.serverVersion);
        return alter(table, after.name, QString(u"SET STORAGE "_s + name), context);
    };
    return modify(table, set(after), set(before), LockMode::AccessExclusive, context);
}

// case set-compression
Statement renderCompression(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    const auto set = [&](const Column &column) {
        return alter(table, after.name, QString(u"SET COMPRESSION "_s + compressionName(column)), context);
    };
    return modify(table, set(after), set(before), LockMode::AccessExclusive, context);
}

// case set-statistics
Statement renderStatistics(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    const auto set = [&](const Column &column) {
        return alter(
            table, after.name, QString(u"SET STATISTICS "_s + QString::number(column.statisticsTarget)), context);
    };
    return modify(table, set(after), set(before), LockMode::ShareUpdateExclusive, context);
}

// case set-column-options-n_distinct
QList<Statement> renderOptions(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    const QString target = u"TABLE "_s + sql::quoteName(table) + u" ALTER COLUMN "_s + sql::quoteIdentifier(after.name);
    const QStringList forward = storageParameterSql(target, before.options, after.options);
    const QString undo = storageParameterSql(target, after.options, before.options).join(u";\n"_s);
    QList<Statement> statements;
    for (const QString &sql : forward) {
        statements.append(
            modify(table, sql, statements.isEmpty() ? undo : QString(), LockMode::ShareUpdateExclusive, context));
    }
    return statements;
}

} // namespace

/// SET STORAGE DEFAULT came with PostgreSQL 16; before, the type's own strategy has a name. docs: storage-toast;
/// select typname, typstorage from pg_type.
QString storageName(const Column &column, int serverVersion)
{
    if (!column.storage.isEmpty())
        return column.storage;
    if (serverVersion >= 160000)
        return u"DEFAULT"_s;
    const bool main = column.type.startsWith("numeric"_L1) || column.type == u"inet" || column.type == u"cidr";
    return main ? u"MAIN"_s : u"EXTENDED"_s;
}

QList<Statement> renderColumnDetailChanges(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    QList<Statement> statements;
    if (before.storage != after.storage)
        statements.append(renderStorage(table, before, after, context));
    if (before.compression != after.compression)
        statements.append(renderCompression(table, before, after, context));
    if (before.statisticsTarget != after.statisticsTarget)
        statements.append(renderStatistics(table, before, after, context));
    statements += renderOptions(table, before, after, context);
    statements += renderForeignColumnOptions(table, before, after, context);
    // case comment-on-column
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Column, table, after.name);
    return statements
        + renderComment(
            commentTarget(key), before.comment, after.comment, lockOn(context, table, LockMode::ShareUpdateExclusive));
}

} // namespace schemawright::render
