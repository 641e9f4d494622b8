#include "model/plan/onlinenotnull.h"

#include "model/plan/temporaryname.h"
#include "model/render/columnalterddl.h"
#include "model/render/constraintddl.h"
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

} // namespace

QList<Statement> renderSetNotNullByCheck(const QualifiedName &table, const QString &column, const PlanContext &context)
{
    const schema::Table *const before = schema::findTable(context.render.before, table);
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
    statements += { validate, set, render::renderDropConstraint(table, check, context.render) };
    return statements;
}

} // namespace schemawright::plan
