#include "model/render/foreigntableddl.h"

#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::LockMode;

namespace {

QString optionText(const QString &name, const QString &value)
{
    return sql::quoteIdentifier(name) + u' ' + sql::quoteLiteral(value);
}

QList<Statement> renderOptions(const QualifiedName &table, const QString &head, const QMap<QString, QString> &before,
    const QMap<QString, QString> &after, const RenderContext &context)
{
    if (before == after)
        return {};
    Statement statement;
    statement.sql = head + optionChanges(before, after);
    statement.undo = head + optionChanges(after, before);
    statement.description = modifyTableText(table);
    statement.locks = lockOn(context, table, LockMode::AccessExclusive);
    return { statement };
}

} // namespace

QString foreignClause(const schema::Table &table)
{
    if (!table.isForeign())
        return {};
    QString text = u"SERVER "_s + sql::quoteIdentifier(table.foreignServer);
    QStringList options;
    for (auto option = table.foreignOptions.cbegin(); option != table.foreignOptions.cend(); ++option)
        options.append(optionText(option.key(), option.value()));
    if (!options.isEmpty())
        text += u" OPTIONS ("_s + options.join(u", "_s) + u')';
    return text;
}

QString optionChanges(const QMap<QString, QString> &before, const QMap<QString, QString> &after)
{
    QStringList changes;
    for (auto option = before.cbegin(); option != before.cend(); ++option) {
        if (!after.contains(option.key()))
            changes.append(u"DROP "_s + sql::quoteIdentifier(option.key()));
    }
    for (auto option = after.cbegin(); option != after.cend(); ++option) {
        if (!before.contains(option.key()))
            changes.append(u"ADD "_s + optionText(option.key(), option.value()));
        else if (before.value(option.key()) != option.value())
            changes.append(u"SET "_s + optionText(option.key(), option.value()));
    }
    return changes.isEmpty() ? QString() : QString(u"OPTIONS ("_s + changes.join(u", "_s) + u')');
}

QList<Statement> renderForeignOptions(
    const schema::Table &before, const schema::Table &after, const RenderContext &context)
{
    const QString head = u"ALTER FOREIGN TABLE "_s + sql::quoteName(after.name) + u' ';
    return renderOptions(after.name, head, before.foreignOptions, after.foreignOptions, context);
}

QList<Statement> renderForeignColumnOptions(
    const QualifiedName &table, const schema::Column &before, const schema::Column &after, const RenderContext &context)
{
    const QString head = u"ALTER FOREIGN TABLE "_s + sql::quoteName(table) + u" ALTER COLUMN "_s
        + sql::quoteIdentifier(after.name) + u' ';
    return renderOptions(table, head, before.foreignOptions, after.foreignOptions, context);
}

} // namespace schemawright::render
