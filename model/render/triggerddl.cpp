#include "model/render/triggerddl.h"

#include "model/render/commentddl.h"
#include "model/render/definitiontext.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::FiringMode;
using schema::LockMode;
using schema::Trigger;

namespace {

QString onTable(const QualifiedName &table, const QString &trigger)
{
    return sql::quoteIdentifier(trigger) + u" ON "_s + sql::quoteName(table);
}

QString firingWord(FiringMode firing)
{
    switch (firing) {
    case FiringMode::Origin:
        return u"ENABLE TRIGGER "_s;
    case FiringMode::Disabled:
        return u"DISABLE TRIGGER "_s;
    case FiringMode::Replica:
        return u"ENABLE REPLICA TRIGGER "_s;
    case FiringMode::Always:
        return u"ENABLE ALWAYS TRIGGER "_s;
    }
    Q_UNREACHABLE();
}

CommentTarget commentOn(const QualifiedName &table, const Trigger &trigger)
{
    return commentTarget(schema::partKey(schema::ObjectKind::Trigger, table, trigger.name));
}

QList<Statement> commentStatements(
    const QualifiedName &table, const QString &before, const Trigger &after, const RenderContext &context)
{
    return renderComment(commentOn(table, after), before, after.comment, lockOn(context, table, LockMode::AccessShare));
}

// cases disable-trigger, disable-trigger-partitioned
Statement renderFiring(
    const QualifiedName &table, FiringMode before, const Trigger &after, const RenderContext &context)
{
    Statement statement;
    statement.sql = triggerFiringSql(table, after.name, after.firing);
    statement.undo = triggerFiringSql(table, after.name, before);
    statement.description = modifyTableText(table);
    statement.locks = lockTree(context, table, LockMode::ShareRowExclusive);
    return statement;
}

QList<Statement> renderAlter(
    const QualifiedName &table, const Trigger &before, const Trigger &after, const RenderContext &context)
{
    if (!canAlterTrigger(before, after))
        return QList<Statement> { renderDropTrigger(table, before, context) }
        + renderCreateTrigger(table, after, context);
    QList<Statement> statements;
    if (before.firing != after.firing)
        statements.append(renderFiring(table, before.firing, after, context));
    return statements + commentStatements(table, before.comment, after, context);
}

// case rename-trigger
Statement renderRename(
    const QualifiedName &table, const Trigger &before, const Trigger &after, const RenderContext &context)
{
    Statement statement;
    statement.sql = renameTriggerSql(table, before.name, after.name);
    statement.undo = renameTriggerSql(table, after.name, before.name);
    statement.description = u"Rename trigger from "_s + quotedWord(before.name) + u" to "_s + quotedWord(after.name);
    statement.locks = lockTree(context, table, LockMode::AccessExclusive);
    return statement;
}

} // namespace

QString createTriggerSql(const Trigger &trigger)
{
    return brokenBefore(trigger.definition, { u"ON"_s, u"FOR EACH"_s, u"WHEN"_s, u"EXECUTE FUNCTION"_s });
}

QString dropTriggerSql(const QualifiedName &table, const QString &trigger)
{
    return u"DROP TRIGGER "_s + onTable(table, trigger);
}

QString renameTriggerSql(const QualifiedName &table, const QString &before, const QString &after)
{
    return u"ALTER TRIGGER "_s + onTable(table, before) + u" RENAME TO "_s + sql::quoteIdentifier(after);
}

QString triggerFiringSql(const QualifiedName &table, const QString &trigger, FiringMode firing)
{
    return alterTable(table, firingWord(firing) + sql::quoteIdentifier(trigger));
}

// cases create-trigger, create-trigger-partitioned, create-trigger-on-view
QList<Statement> renderCreateTrigger(const QualifiedName &table, const Trigger &trigger, const RenderContext &context)
{
    Statement statement;
    statement.sql = createTriggerSql(trigger);
    statement.undo = dropTriggerSql(table, trigger.name);
    statement.description = u"Create trigger "_s + quotedWord(trigger.name);
    statement.locks = lockTree(context, table, LockMode::ShareRowExclusive);
    QList<Statement> statements { statement };
    if (trigger.firing != FiringMode::Origin)
        statements.append(renderFiring(table, FiringMode::Origin, trigger, context));
    return statements + commentStatements(table, {}, trigger, context);
}

// case drop-trigger
Statement renderDropTrigger(const QualifiedName &table, const Trigger &trigger, const RenderContext &context)
{
    Statement statement;
    statement.sql = dropTriggerSql(table, trigger.name);
    statement.undo = joinedSql(renderCreateTrigger(table, trigger, context));
    statement.description = u"Drop trigger "_s + quotedWord(trigger.name);
    statement.locks = lockTree(context, table, LockMode::AccessExclusive);
    return statement;
}

bool canAlterTrigger(const Trigger &before, const Trigger &after)
{
    return before.definition == after.definition;
}

Result<QList<Statement>> renderTriggerChange(const ObjectChange<Trigger> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    const QualifiedName table = change.key.parentName();
    switch (change.action) {
    case Create:
        return renderCreateTrigger(table, *change.after, context);
    case Drop:
        return QList<Statement> { renderDropTrigger(table, *change.before, context) };
    case Alter:
        return renderAlter(table, *change.before, *change.after, context);
    case Rename:
        return QList<Statement> { renderRename(table, *change.before, *change.after, context) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
