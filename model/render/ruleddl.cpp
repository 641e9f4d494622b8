#include "model/render/ruleddl.h"

#include "model/render/commentddl.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::FiringMode;
using schema::LockMode;
using schema::Rule;

namespace {

QString onRelation(const QualifiedName &relation, const QString &rule)
{
    return sql::quoteIdentifier(rule) + u" ON "_s + sql::quoteName(relation);
}

QString firingWord(FiringMode firing)
{
    switch (firing) {
    case FiringMode::Origin:
        return u"ENABLE RULE "_s;
    case FiringMode::Disabled:
        return u"DISABLE RULE "_s;
    case FiringMode::Replica:
        return u"ENABLE REPLICA RULE "_s;
    case FiringMode::Always:
        return u"ENABLE ALWAYS RULE "_s;
    }
    Q_UNREACHABLE();
}

// CREATE, DROP, ALTER RULE and ENABLE RULE take ACCESS EXCLUSIVE (case drop-rule; measured in tst_ruleddl).
Statement ruleStatement(const QString &sql, const QualifiedName &relation, const RenderContext &context)
{
    Statement statement;
    statement.sql = sql;
    statement.locks = lockOn(context, relation, LockMode::AccessExclusive);
    return statement;
}

QList<Statement> commentStatements(
    const QualifiedName &relation, const QString &before, const Rule &after, const RenderContext &context)
{
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Rule, relation, after.name);
    return renderComment(commentTarget(key), before, after.comment, lockOn(context, relation, LockMode::AccessShare));
}

Statement renderFiring(
    const QualifiedName &relation, FiringMode before, const Rule &after, const RenderContext &context)
{
    Statement statement = ruleStatement(ruleFiringSql(relation, after.name, after.firing), relation, context);
    statement.undo = ruleFiringSql(relation, after.name, before);
    statement.description = modifyTableText(relation);
    return statement;
}

QList<Statement> renderAlter(
    const QualifiedName &relation, const Rule &before, const Rule &after, const RenderContext &context)
{
    if (before.definition != after.definition)
        return QList<Statement> { renderDropRule(relation, before, context) }
        + renderCreateRule(relation, after, context);
    QList<Statement> statements;
    if (before.firing != after.firing)
        statements.append(renderFiring(relation, before.firing, after, context));
    return statements + commentStatements(relation, before.comment, after, context);
}

Statement renderRename(
    const QualifiedName &relation, const Rule &before, const Rule &after, const RenderContext &context)
{
    Statement statement = ruleStatement(renameRuleSql(relation, before.name, after.name), relation, context);
    statement.undo = renameRuleSql(relation, after.name, before.name);
    statement.description = u"Rename rule from "_s + quotedWord(before.name) + u" to "_s + quotedWord(after.name);
    return statement;
}

} // namespace

QString createRuleSql(const Rule &rule)
{
    return rule.definition;
}

QString dropRuleSql(const QualifiedName &relation, const QString &rule)
{
    return u"DROP RULE "_s + onRelation(relation, rule);
}

QString renameRuleSql(const QualifiedName &relation, const QString &before, const QString &after)
{
    return u"ALTER RULE "_s + onRelation(relation, before) + u" RENAME TO "_s + sql::quoteIdentifier(after);
}

QString ruleFiringSql(const QualifiedName &relation, const QString &rule, FiringMode firing)
{
    return alterTable(relation, firingWord(firing) + sql::quoteIdentifier(rule));
}

QList<Statement> renderCreateRule(const QualifiedName &relation, const Rule &rule, const RenderContext &context)
{
    Statement statement = ruleStatement(createRuleSql(rule), relation, context);
    statement.undo = dropRuleSql(relation, rule.name);
    statement.description = u"Create rule "_s + quotedWord(rule.name);
    QList<Statement> statements { statement };
    if (rule.firing != FiringMode::Origin)
        statements.append(renderFiring(relation, FiringMode::Origin, rule, context));
    return statements + commentStatements(relation, {}, rule, context);
}

Statement renderDropRule(const QualifiedName &relation, const Rule &rule, const RenderContext &context)
{
    Statement statement = ruleStatement(dropRuleSql(relation, rule.name), relation, context);
    statement.undo = joinedSql(renderCreateRule(relation, rule, context));
    statement.description = u"Drop rule "_s + quotedWord(rule.name);
    return statement;
}

Result<QList<Statement>> renderRuleChange(const ObjectChange<Rule> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    const QualifiedName relation = change.key.parentName();
    switch (change.action) {
    case Create:
        return renderCreateRule(relation, *change.after, context);
    case Drop:
        return QList<Statement> { renderDropRule(relation, *change.before, context) };
    case Alter:
        return renderAlter(relation, *change.before, *change.after, context);
    case Rename:
        return QList<Statement> { renderRename(relation, *change.before, *change.after, context) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
