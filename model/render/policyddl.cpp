#include "model/render/policyddl.h"

#include "model/render/commentddl.h"
#include "model/render/definitiontext.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::LockMode;
using schema::Policy;

namespace {

QString onTable(const QualifiedName &table, const QString &policy)
{
    return sql::quoteIdentifier(policy) + u" ON "_s + sql::quoteName(table);
}

QString rolesText(const Policy &policy)
{
    return u"TO "_s + (policy.roles.isEmpty() ? u"PUBLIC"_s : sql::quoteIdentifiers(policy.roles));
}

QString usingText(const Policy &policy)
{
    return policy.usingExpression.isEmpty() ? QString() : u"USING "_s + parenthesised(policy.usingExpression);
}

QString checkText(const Policy &policy)
{
    return policy.withCheckExpression.isEmpty() ? QString()
                                                : u"WITH CHECK "_s + parenthesised(policy.withCheckExpression);
}

CommentTarget commentOn(const QualifiedName &table, const Policy &policy)
{
    return commentTarget(schema::partKey(schema::ObjectKind::Policy, table, policy.name));
}

QString description(const QString &verb, const QualifiedName &table, const Policy &policy)
{
    return verb + u" policy "_s + quotedWord(policy.name) + u" on table: "_s + quotedWord(table.name);
}

// cases create-policy, alter-policy, drop-policy: ACCESS EXCLUSIVE. docs: sql-createpolicy has no lock of its own to
// say.
Statement policyStatement(const QString &sql, const QualifiedName &table, const RenderContext &context)
{
    Statement statement;
    statement.sql = sql;
    statement.locks = lockOn(context, table, LockMode::AccessExclusive);
    return statement;
}

QList<Statement> renderAlter(
    const QualifiedName &table, const Policy &before, const Policy &after, const RenderContext &context)
{
    if (!canAlterPolicy(before, after))
        return QList<Statement> { renderDropPolicy(table, before, context) }
        + renderCreatePolicy(table, after, context);
    QList<Statement> statements;
    const QString alter = alterPolicySql(table, before, after);
    if (!alter.isEmpty()) {
        Statement statement = policyStatement(alter, table, context);
        // ALTER POLICY cannot take an expression away again.
        statement.undo = canAlterPolicy(after, before)
            ? alterPolicySql(table, after, before)
            : QString(dropPolicySql(table, after.name) + u";\n"_s + createPolicySql(table, before));
        statement.description = description(u"Modify"_s, table, after);
        statements.append(statement);
    }
    return statements
        + renderComment(
            commentOn(table, after), before.comment, after.comment, lockOn(context, table, LockMode::AccessShare));
}

Statement renderRename(
    const QualifiedName &table, const Policy &before, const Policy &after, const RenderContext &context)
{
    Statement statement = policyStatement(renamePolicySql(table, before.name, after.name), table, context);
    statement.undo = renamePolicySql(table, after.name, before.name);
    statement.description = u"Rename policy from "_s + quotedWord(before.name) + u" to "_s + quotedWord(after.name);
    return statement;
}

} // namespace

QString createPolicySql(const QualifiedName &table, const Policy &policy)
{
    QStringList parts;
    if (!policy.permissive)
        parts.append(u"AS RESTRICTIVE"_s);
    if (policy.command != schema::PolicyCommand::All)
        parts.append(u"FOR "_s + schema::policyCommandText(policy.command));
    if (!policy.roles.isEmpty())
        parts.append(rolesText(policy));
    parts << usingText(policy) << checkText(policy);
    return clauses(u"CREATE POLICY "_s + onTable(table, policy.name), parts);
}

QString alterPolicySql(const QualifiedName &table, const Policy &before, const Policy &after)
{
    QStringList parts;
    if (before.roles != after.roles)
        parts.append(rolesText(after));
    if (before.usingExpression != after.usingExpression)
        parts.append(usingText(after));
    if (before.withCheckExpression != after.withCheckExpression)
        parts.append(checkText(after));
    return parts.isEmpty() ? QString() : clauses(u"ALTER POLICY "_s + onTable(table, after.name), parts);
}

QString dropPolicySql(const QualifiedName &table, const QString &policy)
{
    return u"DROP POLICY "_s + onTable(table, policy);
}

QString renamePolicySql(const QualifiedName &table, const QString &before, const QString &after)
{
    return u"ALTER POLICY "_s + onTable(table, before) + u" RENAME TO "_s + sql::quoteIdentifier(after);
}

QList<Statement> renderCreatePolicy(const QualifiedName &table, const Policy &policy, const RenderContext &context)
{
    Statement statement = policyStatement(createPolicySql(table, policy), table, context);
    statement.undo = dropPolicySql(table, policy.name);
    statement.description = description(u"Create"_s, table, policy);
    return QList<Statement> { statement }
    + renderComment(commentOn(table, policy), {}, policy.comment, lockOn(context, table, LockMode::AccessShare));
}

Statement renderDropPolicy(const QualifiedName &table, const Policy &policy, const RenderContext &context)
{
    Statement statement = policyStatement(dropPolicySql(table, policy.name), table, context);
    statement.undo = joinedSql(renderCreatePolicy(table, policy, context));
    statement.description = description(u"Drop"_s, table, policy);
    return statement;
}

bool canAlterPolicy(const Policy &before, const Policy &after)
{
    const bool losesUsing = !before.usingExpression.isEmpty() && after.usingExpression.isEmpty();
    const bool losesCheck = !before.withCheckExpression.isEmpty() && after.withCheckExpression.isEmpty();
    return before.command == after.command && before.permissive == after.permissive && !losesUsing && !losesCheck;
}

Result<QList<Statement>> renderPolicyChange(const ObjectChange<schema::Policy> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    const QualifiedName table = change.key.parentName();
    switch (change.action) {
    case Create:
        return renderCreatePolicy(table, *change.after, context);
    case Drop:
        return QList<Statement> { renderDropPolicy(table, *change.before, context) };
    case Alter:
        return renderAlter(table, *change.before, *change.after, context);
    case Rename:
        return QList<Statement> { renderRename(table, *change.before, *change.after, context) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
