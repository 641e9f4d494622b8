// Policies as people enter them: commands, role lists, and templates for what most policies say.
#pragma once

#include "model/schema/table.h"

namespace schemawright::editors {

[[nodiscard]] QStringList policyCommands(); ///< "ALL", "SELECT"…
/// Without the expressions that the command cannot have.
[[nodiscard]] schema::Policy withCommand(schema::Policy policy, const QString &command);
[[nodiscard]] bool canHaveUsing(schema::PolicyCommand command);
[[nodiscard]] bool canHaveWithCheck(schema::PolicyCommand command);
/// Sorted; "PUBLIC" and "" are no roles, which means everybody.
[[nodiscard]] QStringList rolesFromText(const QString &text);

struct PolicyTemplate {
    QString title; ///< translated
    QString name;
    QString condition; ///< for USING, and for WITH CHECK where the command writes rows
};
/// Fitted to the columns of the table: those that it lacks the columns for are left out.
[[nodiscard]] QList<PolicyTemplate> policyTemplates(const schema::Table &table);
[[nodiscard]] schema::Policy withTemplate(schema::Policy policy, const PolicyTemplate &filled);

} // namespace schemawright::editors
