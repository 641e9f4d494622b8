// The order matters: a default that does not follow a new type goes first, identity and generation before defaults, NOT
// NULL before an identity is added and after one is dropped.
#include "model/render/columnalterddl.h"

#include "model/diff/differences.h"
#include "model/diff/inheritancediff.h"
#include "model/render/columnddl.h"
#include "model/render/columndetails.h"
#include "model/render/columnidentity.h"
#include "model/render/columntype.h"
#include "model/render/definitiontext.h"
#include "model/render/inheritance.h"
#include "model/render/layout.h"
#include "model/render/notnullddl.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Column;
using schema::LockMode;

namespace {

Statement modify(const QualifiedName &table, const QString &sql, const QString &undo, const RenderContext &context)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = modifyTableText(table);
    statement.locks = lockOn(context, table, LockMode::AccessExclusive);
    return statement;
}

QString alterText(const QString &column, const QString &action)
{
    return u"ALTER COLUMN "_s + sql::quoteIdentifier(column) + u' ' + action;
}

/// A domain without its name: the cast to and from it costs what its base type costs.
QString resolvedType(const QString &type, const schema::Database &database, bool onlyUnconstrained)
{
    for (const schema::Domain &domain : database.domains) {
        const bool conditions = domain.notNull || !domain.constraints.isEmpty();
        if (sql::quoteName(domain.name) == type && !(onlyUnconstrained && conditions))
            return domain.baseType;
    }
    return type;
}

bool changesType(const Column &before, const Column &after)
{
    return before.type != after.type || before.collation != after.collation;
}

const schema::CompositeType *findComposite(const QString &type, const RenderContext &context)
{
    for (const schema::Database *const database : { &context.after, &context.before }) {
        for (const schema::CompositeType &composite : database->composites) {
            if (sql::quoteName(composite.name) == type)
                return &composite;
        }
    }
    return nullptr;
}

/// A composite whose attributes stand in other places is put together attribute by attribute; NULL stays NULL, which is
/// not the same as a row of NULLs. Empty: the attributes are in the same places.
QString rowExpression(
    const QString &name, const QString &typeBefore, const QString &typeAfter, const RenderContext &context)
{
    const schema::CompositeType *const from = findComposite(typeBefore, context);
    const schema::CompositeType *const to = findComposite(typeAfter, context);
    const auto names = [](const schema::CompositeType *type) {
        QStringList list;
        for (const Column &attribute : type->attributes)
            list.append(attribute.name);
        return list;
    };
    if (!from || !to || names(from) == names(to))
        return QString();
    const QString column = sql::quoteIdentifier(name);
    QStringList values;
    for (const Column &attribute : to->attributes) {
        const auto was = std::ranges::find(from->attributes, attribute.name, &Column::name);
        QString value = was == from->attributes.cend()
            ? u"NULL"_s
            : u'(' + column + u")."_s + sql::quoteIdentifier(attribute.name);
        if (was != from->attributes.cend() && was->type != attribute.type)
            value += u"::text::"_s + attribute.type;
        values.append(value);
    }
    return u"CASE WHEN "_s + column + u" IS DISTINCT FROM NULL THEN ROW("_s + values.join(u", "_s) + u")::"_s + typeAfter
        + u" END"_s;
}

/// SET TYPE with the default around it as one ALTER TABLE: the server runs DROP DEFAULT, TYPE, SET DEFAULT in this
/// order. src/backend/commands/tablecmds.c, AlterTablePass.
QString typeChangeSql(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    const QString expression = convertedValue(after.name, before.type, after.type, context);
    QStringList actions;
    const bool defaultFollows = expression.isEmpty() && before.defaultExpression == after.defaultExpression;
    if (before.defaultExpression && !defaultFollows)
        actions.append(alterText(after.name, u"DROP DEFAULT"_s));
    QString type = u"TYPE "_s + after.type;
    if (!after.collation.isEmpty())
        type += u" COLLATE "_s + after.collation;
    if (!expression.isEmpty())
        type += u" USING "_s + expression;
    actions.append(alterText(after.name, type));
    if (after.defaultExpression && !defaultFollows)
        actions.append(alterText(after.name, u"SET DEFAULT "_s + *after.defaultExpression));
    const QString head = u"ALTER TABLE "_s + sql::quoteName(table);
    if (actions.size() == 1)
        return clauses(head, actions);
    return head + u"\n  "_s + actions.join(u",\n  "_s);
}

/// cases type-fk-referencing-column, type-bigint-to-int-pk-referenced: the tables at the other end of foreign keys that
/// use the column.
QList<QualifiedName> tablesJoined(const QualifiedName &table, const QString &column, const RenderContext &context)
{
    QList<QualifiedName> tables;
    for (const auto &candidate : context.before.tables) {
        for (const schema::Constraint &constraint : candidate->constraints) {
            const auto *key = std::get_if<schema::ForeignKey>(&constraint.detail);
            if (!key)
                continue;
            if (candidate->name == table && key->columns.contains(column))
                tables.append(key->referencedTable);
            if (key->referencedTable == table && key->referencedColumns.contains(column))
                tables.append(candidate->name);
        }
    }
    return tables;
}

Statement renderTypeChange(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    Statement statement = modify(
        table, typeChangeSql(table, before, after, context), typeChangeSql(table, after, before, context), context);
    if (needsUsing(after.type, before.type) || typeChangeWork(after.type, before.type) == Work::Rewrite) {
        statement.undoLoss
            = u"Values of column %1 of %2 that type %3 cannot hold, or holds differently, do not come back."_s.arg(
                after.name, table.toText(), after.type);
    }
    statement.locks = mergedLocks(lockTree(context, table, LockMode::AccessExclusive)
        + lockOn(context, tablesJoined(table, after.name, context), LockMode::AccessExclusive));
    // A domain with conditions is checked row by row, in a rewrite (case type-base-to-domain-constrained).
    const Work heap = typeChangeWork(
        resolvedType(before.type, context.before, false), resolvedType(after.type, context.after, true));
    // case type-text-collate-C: every index on the column is built again.
    const Work collation = before.collation != after.collation ? Work::IndexBuild : Work::Instant;
    statement.work = workOn(context, table, std::max(heap, collation));
    return statement;
}

QString defaultSql(const QualifiedName &table, const Column &column, const RenderContext &context)
{
    const QString action
        = column.defaultExpression ? QString(u"SET DEFAULT "_s + *column.defaultExpression) : u"DROP DEFAULT"_s;
    const QString text = alterText(column.name, action);
    // Without ONLY the children's defaults would change, too; those that shall are changes of their own.
    return hasDescendants(context.before, table) ? alterTableOnly(table, text) : alterTable(table, text);
}

// cases set-default, drop-default
Statement renderDefault(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    Column was = before;
    was.name = after.name;
    return modify(table, defaultSql(table, after, context), defaultSql(table, was, context), context);
}

QString setExpressionSql(const QualifiedName &table, const Column &column)
{
    return alterColumn(table, column.name, u"SET EXPRESSION AS "_s + parenthesised(column.generated->expression));
}

// cases drop-expression, set-expression-stored, set-expression-virtual
QList<Statement> renderGenerated(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    if (!before.generated || before.generated == after.generated)
        return {};
    if (!after.generated) {
        Statement statement = modify(table, alterColumn(table, after.name, u"DROP EXPRESSION"_s), QString(), context);
        statement.undoLoss = u"PostgreSQL cannot make column %1 of %2 a generated one again without dropping it."_s.arg(
            after.name, table.toText());
        statement.locks = lockTree(context, table, LockMode::AccessExclusive);
        return { statement };
    }
    Statement statement = modify(table, setExpressionSql(table, after), setExpressionSql(table, before), context);
    statement.locks = lockTree(context, table, LockMode::AccessExclusive);
    statement.work = workOn(context, table, after.generated->stored ? Work::Rewrite : Work::Instant);
    return { statement };
}

/// Position, indexes and constraints of a column that is dropped and added again are not what they were.
QList<Statement> renderReplace(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    Statement drop = renderDropColumn(table, before, context);
    drop.undoLoss += u" The column comes back as the last one, without the indexes and constraints that used it."_s;
    return QList<Statement> { drop } + renderAddColumn(table, after, context);
}

QList<Statement> renderNullability(
    const QualifiedName &table, const Column &before, const Column &after, const RenderContext &context)
{
    // DROP IDENTITY leaves NOT NULL, and ADD GENERATED wants it.
    if (before.notNull && after.notNull)
        return renderAlterNotNull(table, before, after, context);
    if (before.notNull == after.notNull)
        return {};
    if (needsNotNullConstraint(after))
        return renderAddNotNull(table, after, context);
    return { after.notNull ? renderSetNotNull(table, after.name, context)
                           : renderDropNotNull(table, after.name, context) };
}

/// tablecmds.c, ATExecAlterColumnType: storage and compression become those of the new type.
Column withDetailsOfType(Column column, const QString &type)
{
    column.type = type;
    column.storage.clear();
    column.compression.clear();
    return column;
}

} // namespace

QString setNotNullSql(const QualifiedName &table, const QString &column)
{
    return alterColumn(table, column, u"SET NOT NULL"_s);
}

QString dropNotNullSql(const QualifiedName &table, const QString &column)
{
    return alterColumn(table, column, u"DROP NOT NULL"_s);
}

QString convertedValue(const QString &column, const QString &from, const QString &to, const RenderContext &context)
{
    const QString was = resolvedType(from, context.before, false);
    const QString is = resolvedType(to, context.after, false);
    const QString row = rowExpression(column, was, is, context);
    if (!row.isEmpty())
        return row;
    const bool fromOwn = isOwnType(was, context.before);
    return needsUsing(was, is) ? usingExpression(column, was, to, fromOwn) : QString();
}

QString setDefaultSql(const QualifiedName &table, const QString &column, const QString &expression)
{
    return alterColumn(table, column, u"SET DEFAULT "_s + expression);
}

QString dropDefaultSql(const QualifiedName &table, const QString &column)
{
    return alterColumn(table, column, u"DROP DEFAULT"_s);
}

// cases set-not-null-plain, set-not-null-partitioned
Statement renderSetNotNull(const QualifiedName &table, const QString &column, const RenderContext &context)
{
    Statement statement = modify(table, setNotNullSql(table, column), dropNotNullSql(table, column), context);
    statement.locks = lockTree(context, table, LockMode::AccessExclusive);
    statement.work = workOn(context, table, Work::Scan);
    return statement;
}

// case drop-not-null
Statement renderDropNotNull(const QualifiedName &table, const QString &column, const RenderContext &context)
{
    Statement statement = modify(table, dropNotNullSql(table, column), setNotNullSql(table, column), context);
    statement.undoLoss = u"Rows with NULL in column %1 of %2 must be changed first."_s.arg(column, table.toText());
    if (diff::isNotNullKeptByChildren(table, column, context.before, context.after)) {
        statement.sql = alterTableOnly(table, alterText(column, u"DROP NOT NULL"_s));
        statement.undo = alterTableOnly(table, alterText(column, u"SET NOT NULL"_s));
        return statement;
    }
    statement.locks = lockTree(context, table, LockMode::AccessExclusive);
    return statement;
}

QList<Statement> renderAlterColumn(
    const QualifiedName &table, const Column &former, const Column &after, const RenderContext &context)
{
    if (!diff::canAlterColumn(former, after, context.serverVersion))
        return renderReplace(table, former, after, context);
    const Column before = withIdentityLimits(former, after);
    QList<Statement> statements;
    if (before.identity != former.identity)
        statements += renderSetIdentity(table, former, before, context);
    // The parent's type change has brought the child's along.
    const bool inherited = !after.isLocal && keepsParents(context, table);
    const bool retyped = changesType(before, after) && !inherited;
    // A column that is still generated takes no default, which is set with the type.
    const bool becomesPlain = !after.generated;
    if (becomesPlain)
        statements += renderGenerated(table, before, after, context);
    // Only integers have one.
    statements += renderDropIdentity(table, before, after, context);
    if (retyped)
        statements.append(renderTypeChange(table, before, after, context));
    if (!becomesPlain)
        statements += renderGenerated(table, before, after, context);
    if (before.defaultExpression != after.defaultExpression && !retyped)
        statements.append(renderDefault(table, before, after, context));
    statements += renderNullability(table, before, after, context);
    statements += renderSetIdentity(table, before, after, context);
    return statements + renderColumnDetailChanges(table, retyped ? withDetailsOfType(before, after.type) : before, after, context);
}

} // namespace schemawright::render
