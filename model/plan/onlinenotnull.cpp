#include "model/plan/onlinenotnull.h"

#include "model/plan/temporaryname.h"
#include "model/render/columnalterddl.h"
#include "model/render/constraintddl.h"
#include "model/render/layout.h"
#include "model/render/notnullddl.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

using render::Statement;

namespace {

QString freeCheckName(const schema::Table *table, const QString &column)
{
    QString name = temporaryName(u"not_null"_s, column);
    for (int number = 1; table && schema::findConstraint(*table, name); ++number)
        name = temporaryName(u"not_null_%1"_s.arg(number), column);
    return name;
}

// A check of the same meaning that is valid spares the detour.
bool hasValidCheck(const schema::Table &table, const QString &column)
{
    const QString expression = u"("_s + sql::quoteIdentifier(column) + u" IS NOT NULL)"_s;
    return std::ranges::any_of(table.constraints, [&](const schema::Constraint &constraint) {
        const auto *const check = std::get_if<schema::CheckConstraint>(&constraint.detail);
        return check && !constraint.notValid && !check->noInherit && check->expression == expression;
    });
}

constexpr int notNullNotValidSince = 180000;

// The name that the server gives to SET NOT NULL, so that both ways end the same. src/backend/catalog/heap.c,
// AddRelationNotNullConstraints. Empty: it is too long or taken, and the server would choose another.
QString serversName(const schema::Table *table, const QualifiedName &name, const QString &column)
{
    const QString text = name.name + u'_' + column + u"_not_null"_s;
    const bool isFree = !table || !schema::findConstraint(*table, text);
    return isFree && text.toUtf8().size() <= longestName ? text : QString();
}

} // namespace

// PostgreSQL 18: docs: sql-altertable, "ADD table_constraint … NOT VALID", also of NOT NULL.
QList<Statement> renderNotNullThenValidate(
    const QualifiedName &table, const schema::Column &wanted, const PlanContext &context)
{
    if (wanted.notNullConstraint.name.isEmpty()) // nothing to validate by
        return render::renderAddNotNull(table, wanted, context.render);
    schema::Column unchecked = wanted;
    unchecked.notNullConstraint.notValid = true;
    return render::renderAddNotNull(table, unchecked, context.render)
        + render::renderAlterNotNull(table, unchecked, wanted, context.render);
}

QList<Statement> renderSetNotNullByCheck(const QualifiedName &table, const QString &column, const PlanContext &context)
{
    const schema::Table *const before = schema::findTable(context.render.before, table);
    const QString name = serversName(before, table, column);
    if (context.render.serverVersion >= notNullNotValidSince && !name.isEmpty()) {
        schema::Column wanted;
        wanted.name = column;
        wanted.notNull = true;
        wanted.notNullConstraint.name = name;
        wanted.notNullConstraint.named = true;
        return renderNotNullThenValidate(table, wanted, context);
    }
    Statement set = render::renderSetNotNull(table, column, context.render);
    if (before && hasValidCheck(*before, column)) {
        set.work = render::Work::Instant;
        return { set };
    }
    schema::Constraint check;
    check.name = freeCheckName(before, column);
    check.detail = schema::CheckConstraint { u"("_s + sql::quoteIdentifier(column) + u" IS NOT NULL)"_s };
    QList<Statement> statements = render::renderAddConstraint(table, check, true, context.render);
    Statement validate = render::renderValidateConstraint(table, check, context.render);
    validate.commitsBefore = true;
    set.work = render::Work::Instant;
    set.commitsBefore = true;
    // The check is the plan's own: taking it away needs no way back.
    Statement drop = render::renderDropConstraint(table, check, context.render);
    drop.undo.clear();
    statements.first().undo
        = render::alterTable(table, u"DROP CONSTRAINT IF EXISTS "_s + sql::quoteIdentifier(check.name));
    statements += { validate, set, drop };
    return statements;
}

} // namespace schemawright::plan
