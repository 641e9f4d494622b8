#include "model/plan/missingroles.h"

#include "model/diff/accessmode.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::StringLiterals;

namespace schemawright::plan {

namespace {

QStringList missingRoles(const schema::Database &before, const schema::Database &after)
{
    QStringList missing = diff::namedRoles(after);
    if (missing.isEmpty())
        return {};
    const QStringList named = diff::namedRoles(before);
    missing.removeIf([&](const QString &role) {
        return before.roles.contains(role) || named.contains(role) || role == before.currentRole;
    });
    return missing;
}

QString createRoleSql(const QString &role)
{
    return u"CREATE ROLE "_s + sql::quoteIdentifier(role) + u" NOLOGIN"_s;
}

// Migrations run on servers that may have the role. A dollar sign in its name must not end the quotes.
QString createIfMissingSql(const QString &role)
{
    const QString body = u"BEGIN\n    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = %1) THEN\n"
                         "        %2;\n    END IF;\nEND"_s.arg(sql::quoteLiteral(role), createRoleSql(role));
    QString quote = u"$$"_s;
    while (body.contains(quote))
        quote.insert(1, u'_');
    return u"DO "_s + quote + u'\n' + body + u'\n' + quote;
}

} // namespace

QList<PlanStep> missingRoleSteps(const schema::Database &before, const schema::Database &after)
{
    QList<PlanStep> steps;
    for (const QString &role : missingRoles(before, after)) {
        PlanStep step;
        step.statement.sql = before.roles.isEmpty() ? createIfMissingSql(role) : createRoleSql(role);
        step.statement.description = before.roles.isEmpty() ? u"Create role \"%1\" where it does not exist"_s.arg(role)
                                                            : u"Create role \"%1\""_s.arg(role);
        steps.append(step);
    }
    return steps;
}

QStringList missingRoleNotes(const schema::Database &before, const schema::Database &after)
{
    QStringList notes;
    if (before.roles.isEmpty())
        return notes;
    for (const QString &role : missingRoles(before, after)) {
        notes.append(u"The server has no role %1: it is created without LOGIN and password, and stays when the plan is taken back"_s
                .arg(role));
    }
    return notes;
}

} // namespace schemawright::plan
