#include "views/editors/policyedits.h"

#include "views/editors/namevalidation.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using schema::PolicyCommand;

namespace {

constexpr std::array commands { PolicyCommand::All, PolicyCommand::Select, PolicyCommand::Insert, PolicyCommand::Update,
    PolicyCommand::Delete };

QString title(const char *text)
{
    return QCoreApplication::translate("schemawright::editors", text);
}

/// current_setting('…')::type in the column's own type, so that an index on the column can be used.
QString settingCondition(const schema::Column &column, const QString &setting)
{
    const bool isText = column.type == u"text" || column.type.startsWith(u"character"_s);
    const QString value = u"current_setting('"_s + setting + u"')"_s;
    return column.name + u" = "_s + value + (isText ? QString() : u"::"_s + column.type);
}

} // namespace

QStringList policyCommands()
{
    QStringList texts;
    for (const PolicyCommand command : commands)
        texts.append(schema::policyCommandText(command));
    return texts;
}

// docs: sql-createpolicy, "Policies Applied by Command Type".
bool canHaveUsing(PolicyCommand command)
{
    return command != PolicyCommand::Insert;
}

bool canHaveWithCheck(PolicyCommand command)
{
    return command != PolicyCommand::Select && command != PolicyCommand::Delete;
}

schema::Policy withCommand(schema::Policy policy, const QString &command)
{
    for (const PolicyCommand candidate : commands) {
        if (schema::policyCommandText(candidate) == command)
            policy.command = candidate;
    }
    // The condition stays, where the command wants it.
    if (!canHaveUsing(policy.command)) {
        if (policy.withCheckExpression.isEmpty())
            policy.withCheckExpression = policy.usingExpression;
        policy.usingExpression.clear();
    }
    if (!canHaveWithCheck(policy.command)) {
        if (policy.usingExpression.isEmpty())
            policy.usingExpression = policy.withCheckExpression;
        policy.withCheckExpression.clear();
    }
    return policy;
}

QStringList rolesFromText(const QString &text)
{
    QStringList roles = splitNames(text);
    roles.removeIf([](const QString &role) { return role.compare("public"_L1, Qt::CaseInsensitive) == 0; });
    roles.removeDuplicates();
    roles.sort();
    return roles;
}

QList<PolicyTemplate> policyTemplates(const schema::Table &table)
{
    QList<PolicyTemplate> templates;
    if (const schema::Column *tenant = schema::findColumn(table, u"tenant_id"_s)) {
        templates.append({ title(QT_TRANSLATE_NOOP("schemawright::editors", "Tenant isolation")), u"tenant_isolation"_s,
            settingCondition(*tenant, u"app.tenant_id"_s) });
    }
    for (const QString &name : { u"user_id"_s, u"owner_id"_s, u"owner"_s }) {
        if (const schema::Column *owner = schema::findColumn(table, name)) {
            templates.append({ title(QT_TRANSLATE_NOOP("schemawright::editors", "Rows of the user (%1)")).arg(name),
                u"owner_only"_s, settingCondition(*owner, u"app.user_id"_s) });
        }
    }
    templates.append({ title(QT_TRANSLATE_NOOP("schemawright::editors", "All rows")), u"all_rows"_s, u"true"_s });
    templates.append({ title(QT_TRANSLATE_NOOP("schemawright::editors", "No rows")), u"no_rows"_s, u"false"_s });
    return templates;
}

schema::Policy withTemplate(schema::Policy policy, const PolicyTemplate &filled)
{
    // Without WITH CHECK, the condition of USING also guards what is written. docs: sql-createpolicy.
    policy.usingExpression = canHaveUsing(policy.command) ? filled.condition : QString();
    policy.withCheckExpression = canHaveUsing(policy.command) ? QString() : filled.condition;
    return policy;
}

} // namespace schemawright::editors
