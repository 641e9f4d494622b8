#include "model/plan/plan.h"

#include "model/sql/sqlwriter.h"

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
            text += sql::lineComment(step.statement.description) + u'\n';
        if (!step.statement.note.isEmpty())
            text += sql::lineComment(step.statement.note) + u'\n';
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
        text += sql::lineComment(u"Take back: "_s + statement.description) + u'\n';
        if (!statement.undoLoss.isEmpty())
            text += sql::lineComment(u"Not brought back: "_s + statement.undoLoss) + u'\n';
        if (!statement.undo.isEmpty())
            text += statement.undo + u";\n"_s;
    }
    return text;
}

namespace {

// As initdb makes it: what a person did to it since is written. Its owner has no name that all servers know.
schema::Namespace initialPublicSchema(const schema::Namespace &schema, int serverVersion)
{
    schema::Namespace initial = schema;
    initial.comment.clear();
    if (schema.access.privileges)
        initial.access.privileges = schema::initialPublicSchemaGrants(serverVersion);
    if (serverVersion >= 150000 && !schema.access.owner.isEmpty())
        initial.access.owner = u"pg_database_owner"_s;
    return initial;
}

} // namespace

Result<QString> databaseSql(const schema::Database &database)
{
    schema::Database empty;
    empty.serverVersion = database.serverVersion;
    for (const schema::Namespace &schema : database.schemas) {
        if (schema.name == u"public"_s)
            empty.schemas.append(initialPublicSchema(schema, database.serverVersion));
    }
    empty.currentRole = database.currentRole;
    TRY_ASSIGN(const Plan plan, makePlan(empty, database));
    return planSql(plan);
}

} // namespace schemawright::plan
