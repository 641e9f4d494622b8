#include "model/plan/plan.h"

using namespace Qt::StringLiterals;

namespace schemawright::plan {

QString planSql(const Plan &plan)
{
    QString text;
    int transaction = 0;
    for (const PlanStep &step : plan.steps) {
        if (!text.isEmpty() && step.transaction != transaction)
            text += u'\n';
        transaction = step.transaction;
        if (!step.directive.isEmpty())
            text += step.directive + u'\n';
        if (!step.statement.description.isEmpty())
            text += u"-- "_s + step.statement.description + u'\n';
        if (!step.statement.note.isEmpty())
            text += u"-- "_s + step.statement.note + u'\n';
        text += step.statement.sql + u";\n"_s;
    }
    return text;
}

QString undoSql(const Plan &plan)
{
    QString text;
    for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
        const render::Statement &statement = step->statement;
        if (statement.undo.isEmpty() && statement.undoLoss.isEmpty())
            continue; // a validation, say: taking back what it validated is enough
        if (!text.isEmpty())
            text += u'\n';
        text += u"-- Take back: "_s + statement.description + u'\n';
        if (!statement.undoLoss.isEmpty())
            text += u"-- Not brought back: "_s + statement.undoLoss + u'\n';
        if (!statement.undo.isEmpty())
            text += statement.undo + u";\n"_s;
    }
    return text;
}

Result<QString> databaseSql(const schema::Database &database)
{
    schema::Database empty;
    empty.serverVersion = database.serverVersion;
    for (const schema::Namespace &schema : database.schemas) {
        if (schema.name == u"public"_s)
            empty.schemas.append(schema);
    }
    TRY_ASSIGN(const Plan plan, makePlan(empty, database));
    return planSql(plan);
}

} // namespace schemawright::plan
