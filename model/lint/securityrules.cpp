#include "model/lint/securityrules.h"

#include "model/lint/rulecontext.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void checkEnableRlsWithoutPolicy(RuleContext &context)
{
    context.forEachAction<sql::ChangeRowSecurity>([&](const sql::ChangeRowSecurity &change, const SourceRange &range,
                                                      const TableKnowledge &table) {
        const auto *alter = context.as<sql::AlterTable>();
        if (!change.enable || context.outline().policyTables.contains(alter->relation.name)
            || context.outline().policyTables.contains(table.name) || (table.facts && table.facts->hasPolicies))
            return;
        Report report;
        report.hazard = Hazard::BreaksClients;
        report.range = range;
        report.object = table.text;
        report.message = u"row level security of "_s + table.text
            + u" without a policy shows no row to anybody but its owner and superusers"_s;
        // Policies may have been created before, while the switch was off.
        if (!table.facts && (!table.state || !table.state->created))
            report.severity = Severity::Warning;
        report.evidence = table.facts ? u"neither this file nor "_s + context.input().facts.database + u" has a policy for it"_s
                                      : u"this file creates no policy for it; policies that the database already has are not known"_s;
        context.report(report);
    });
}

} // namespace

std::span<const RuleInfo> securityRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"enable-rls-without-policy"_s, { u"rls-enabled-no-policy"_s, u"0008_rls_enabled_no_policy"_s },
            Family::Security, Error, Needs::File, u"Row level security without a policy hides all rows."_s,
            checkEnableRlsWithoutPolicy },
    });
    return rules;
}

} // namespace schemawright::lint
