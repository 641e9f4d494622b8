#include "model/render/notnullddl.h"

#include "model/render/commentddl.h"
#include "model/render/constraintddl.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Column;
using schema::LockMode;
using schema::NotNullConstraint;

namespace {

Statement modify(
    const QualifiedName &table, const QString &sql, const QString &undo, Work work, const RenderContext &context)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = modifyTableText(table);
    statement.locks = lockTree(context, table, LockMode::AccessExclusive);
    statement.work = workOn(context, table, work);
    return statement;
}

QString nameText(const Column &column)
{
    const NotNullConstraint &constraint = column.notNullConstraint;
    return constraint.named ? u"CONSTRAINT "_s + sql::quoteIdentifier(constraint.name) + u' ' : QString();
}

QString dropSql(const QualifiedName &table, const Column &column)
{
    return alterColumn(table, column.name, u"DROP NOT NULL"_s);
}

QString inheritSql(const QualifiedName &table, const QString &name, bool noInherit)
{
    return alterTable(table,
        u"ALTER CONSTRAINT "_s + sql::quoteIdentifier(name) + (noInherit ? u" NO INHERIT"_s : u" INHERIT"_s));
}

QList<Statement> renderNotNullComment(
    const QualifiedName &table, const QString &name, const QString &before, const QString &after)
{
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Constraint, table, name);
    return renderComment(commentTarget(key), before, after);
}

QList<Statement> newComment(const QualifiedName &table, const Column &column)
{
    return renderNotNullComment(table, column.notNullConstraint.name, {}, column.notNullConstraint.comment);
}

} // namespace

QString notNullText(const Column &column)
{
    if (!column.notNull || column.notNullConstraint.notValid)
        return {};
    return nameText(column) + u"NOT NULL"_s + (column.notNullConstraint.noInherit ? u" NO INHERIT"_s : QString());
}

bool needsNotNullConstraint(const Column &column)
{
    const NotNullConstraint &constraint = column.notNullConstraint;
    return column.notNull && (constraint.named || constraint.notValid || constraint.noInherit);
}

QString addNotNullSql(const QualifiedName &table, const Column &column, bool notValid)
{
    const NotNullConstraint &constraint = column.notNullConstraint;
    return alterTable(table,
        u"ADD "_s + nameText(column) + u"NOT NULL "_s + sql::quoteIdentifier(column.name)
            + (constraint.noInherit ? u" NO INHERIT"_s : QString()) + (notValid ? u" NOT VALID"_s : QString()));
}

QList<Statement> renderNotNullDetails(const QualifiedName &table, const Column &column, const RenderContext &context)
{
    if (!column.notNull)
        return {};
    QList<Statement> statements;
    if (column.notNullConstraint.notValid) {
        statements.append(modify(
            table, addNotNullSql(table, column, true), dropSql(table, column), Work::Instant, context));
    }
    return statements + newComment(table, column);
}

QList<Statement> renderAddNotNull(const QualifiedName &table, const Column &after, const RenderContext &context)
{
    const bool notValid = after.notNullConstraint.notValid;
    const Statement add = modify(table, addNotNullSql(table, after, notValid), dropSql(table, after),
        notValid ? Work::Instant : Work::Scan, context);
    return QList<Statement> { add } + newComment(table, after);
}

// docs: sql-altertable, "ALTER CONSTRAINT … [NO] INHERIT", PostgreSQL 18. What is valid cannot be made NOT VALID.
QList<Statement> renderAlterNotNull(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    const NotNullConstraint &first = before.notNullConstraint;
    const NotNullConstraint &last = after.notNullConstraint;
    if (first == last)
        return {};
    if (!first.notValid && last.notValid) {
        Statement drop = modify(table, dropSql(table, after), addNotNullSql(table, before, false), Work::Instant, context);
        return QList<Statement> { drop } + renderAddNotNull(table, after, context);
    }
    QList<Statement> statements;
    QString name = first.name.isEmpty() ? last.name : first.name; // names of the server's own choice stay
    if (first.name != last.name && !first.name.isEmpty() && !last.name.isEmpty() && (first.named || last.named)) {
        statements.append(modify(table, renameConstraintSql(table, first.name, last.name),
            renameConstraintSql(table, last.name, first.name), Work::Instant, context));
        name = last.name;
    }
    if (first.noInherit != last.noInherit) {
        statements.append(modify(table, inheritSql(table, name, last.noInherit),
            inheritSql(table, name, first.noInherit), Work::Scan, context));
    }
    if (first.notValid) {
        Statement validate = modify(table, validateConstraintSql(table, name), QString(), Work::Scan, context);
        validate.locks = lockTree(context, table, LockMode::ShareUpdateExclusive);
        validate.commitsBefore = true;
        statements.append(validate);
    }
    return statements + renderNotNullComment(table, name, first.comment, last.comment);
}

} // namespace schemawright::render
