// ALTER DOMAIN does one thing per statement. What adds a condition reads every table that has a column of the domain,
// under a SHARE lock (cases alter-domain-*); the rest locks no relation.
#include "model/render/domainddl.h"

#include "model/render/commentddl.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Domain;
using schema::DomainConstraint;

namespace {

QString alterDomain(const QualifiedName &domain, const QString &action)
{
    return clauses(u"ALTER DOMAIN "_s + sql::quoteName(domain), { action });
}

QString typeText(const Domain &domain)
{
    return domain.collation.isEmpty() ? domain.baseType : QString(domain.baseType + u" COLLATE "_s + domain.collation);
}

QString constraintText(const DomainConstraint &constraint)
{
    return u"CONSTRAINT "_s + sql::quoteIdentifier(constraint.name) + u' ' + constraint.definition;
}

QString defaultSql(const Domain &domain)
{
    return alterDomain(domain.name,
        domain.defaultExpression ? QString(u"SET DEFAULT "_s + *domain.defaultExpression) : u"DROP DEFAULT"_s);
}

QString notNullSql(const Domain &domain)
{
    return alterDomain(domain.name, domain.notNull ? u"SET NOT NULL"_s : u"DROP NOT NULL"_s);
}

Statement modify(const QualifiedName &domain, const QString &sql, const QString &undo)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = u"Modify domain type "_s + quotedWord(domain.name);
    return statement;
}

/// The tables whose rows have to satisfy a new condition.
Statement checked(Statement statement, const QualifiedName &domain, const RenderContext &context)
{
    statement.locks = lockOn(context, tablesUsingType(context.before, domain), schema::LockMode::Share);
    if (!statement.locks.isEmpty())
        statement.work = Work::Scan;
    return statement;
}

QList<Statement> renderAddConstraint(
    const Domain &domain, const DomainConstraint &constraint, const RenderContext &context)
{
    Statement statement = modify(domain.name, addDomainConstraintSql(domain.name, constraint, constraint.notValid),
        dropDomainConstraintSql(domain.name, constraint.name));
    if (!constraint.notValid)
        statement = checked(statement, domain.name, context);
    return QList<Statement> { statement }
    + renderComment(domainConstraintCommentTarget(domain.name, constraint.name), {}, constraint.comment);
}

Statement renderDropConstraint(const Domain &domain, const DomainConstraint &constraint)
{
    return modify(domain.name, dropDomainConstraintSql(domain.name, constraint.name),
        addDomainConstraintSql(domain.name, constraint, constraint.notValid));
}

const DomainConstraint *findConstraint(const Domain &domain, const QString &name)
{
    const auto it = std::ranges::find(domain.constraints, name, &DomainConstraint::name);
    return it == domain.constraints.cend() ? nullptr : &*it;
}

bool canValidate(const DomainConstraint &before, const DomainConstraint &after)
{
    return before.definition == after.definition && (before.notValid || before.notValid == after.notValid);
}

QList<Statement> renderConstraints(const Domain &before, const Domain &after, const RenderContext &context)
{
    QList<Statement> dropped;
    QList<Statement> added;
    for (const DomainConstraint &constraint : before.constraints) {
        const DomainConstraint *now = findConstraint(after, constraint.name);
        if (!now || !canValidate(constraint, *now))
            dropped.append(renderDropConstraint(before, constraint));
    }
    for (const DomainConstraint &constraint : after.constraints) {
        const DomainConstraint *was = findConstraint(before, constraint.name);
        if (!was || !canValidate(*was, constraint)) {
            added += renderAddConstraint(after, constraint, context);
            continue;
        }
        if (was->notValid && !constraint.notValid) {
            Statement validate
                = modify(after.name, validateDomainConstraintSql(after.name, constraint.name), QString());
            added.append(checked(validate, after.name, context));
        }
        added += renderComment(
            domainConstraintCommentTarget(after.name, constraint.name), was->comment, constraint.comment);
    }
    return dropped + added;
}

Result<QList<Statement>> renderAlter(const Domain &before, const Domain &after, const RenderContext &context)
{
    if (typeText(before) != typeText(after)) {
        return makeError(ErrorKind::Unsupported,
            u"PostgreSQL cannot change the base type or collation of domain %1 (%2 → %3)."_s.arg(
                before.name.toText(), typeText(before), typeText(after)),
            u"Create a new domain, move the columns to it and drop this one."_s);
    }
    QList<Statement> statements;
    if (before.defaultExpression != after.defaultExpression)
        statements.append(modify(after.name, defaultSql(after), defaultSql(before)));
    if (before.notNull != after.notNull) {
        const Statement statement = modify(after.name, notNullSql(after), notNullSql(before));
        statements.append(after.notNull ? checked(statement, after.name, context) : statement);
    }
    statements += renderConstraints(before, after, context);
    return statements + renderComment(commentTarget(schema::keyOf(after)), before.comment, after.comment);
}

QList<Statement> renderCreate(const Domain &domain, const RenderContext &context)
{
    Statement statement;
    statement.sql = createDomainSql(domain);
    statement.undo = dropDomainSql(domain.name);
    statement.description = u"Create domain type "_s + quotedWord(domain.name.name);
    QList<Statement> statements { statement };
    for (const DomainConstraint &constraint : domain.constraints) {
        if (constraint.notValid)
            statements += renderAddConstraint(domain, constraint, context);
        else
            statements
                += renderComment(domainConstraintCommentTarget(domain.name, constraint.name), {}, constraint.comment);
    }
    return statements + renderComment(commentTarget(schema::keyOf(domain)), {}, domain.comment);
}

Statement renderDrop(const Domain &domain, const RenderContext &context)
{
    Statement statement;
    statement.sql = dropDomainSql(domain.name);
    statement.undo = joinedSql(renderCreate(domain, context));
    statement.description = u"Drop domain type "_s + quotedWord(domain.name.name);
    return statement;
}

Statement renderRename(const QualifiedName &before, const QualifiedName &after)
{
    Statement statement;
    statement.sql = renameDomainSql(before, after.name);
    statement.undo = renameDomainSql(after, before.name);
    statement.description
        = u"Rename domain type from "_s + quotedWord(before.name) + u" to "_s + quotedWord(after.name);
    return statement;
}

} // namespace

bool canAlterDomain(const Domain &before, const Domain &after)
{
    return typeText(before) == typeText(after);
}

QString createDomainSql(const Domain &domain)
{
    QStringList parts;
    if (domain.defaultExpression)
        parts.append(u"DEFAULT "_s + *domain.defaultExpression);
    if (domain.notNull)
        parts.append(u"NOT NULL"_s);
    for (const DomainConstraint &constraint : domain.constraints) {
        if (!constraint.notValid)
            parts.append(constraintText(constraint));
    }
    return clauses(u"CREATE DOMAIN "_s + sql::quoteName(domain.name) + u" AS "_s + typeText(domain), parts);
}

QString dropDomainSql(const QualifiedName &domain)
{
    return u"DROP DOMAIN "_s + sql::quoteName(domain);
}

QString renameDomainSql(const QualifiedName &domain, const QString &name)
{
    return alterDomain(domain, u"RENAME TO "_s + sql::quoteIdentifier(name));
}

QString addDomainConstraintSql(const QualifiedName &domain, const DomainConstraint &constraint, bool notValid)
{
    return alterDomain(domain, u"ADD "_s + constraintText(constraint) + (notValid ? u" NOT VALID"_s : QString()));
}

QString dropDomainConstraintSql(const QualifiedName &domain, const QString &constraint)
{
    return alterDomain(domain, u"DROP CONSTRAINT "_s + sql::quoteIdentifier(constraint));
}

QString validateDomainConstraintSql(const QualifiedName &domain, const QString &constraint)
{
    return alterDomain(domain, u"VALIDATE CONSTRAINT "_s + sql::quoteIdentifier(constraint));
}

Result<QList<Statement>> renderDomainChange(const ObjectChange<schema::Domain> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    switch (change.action) {
    case Create:
        return renderCreate(*change.after, context);
    case Drop:
        return QList<Statement> { renderDrop(*change.before, context) };
    case Alter:
        return renderAlter(*change.before, *change.after, context);
    case Rename:
        return QList<Statement> { renderRename(change.before->name, change.after->name) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
