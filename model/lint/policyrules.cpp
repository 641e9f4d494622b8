#include "model/lint/policyrules.h"

#include "model/lint/reportat.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void checkDisableRowSecurity(RuleContext &context)
{
    context.forEachAction<sql::ChangeRowSecurity>(
        [&](const sql::ChangeRowSecurity &change, const SourceRange &range, const TableKnowledge &table) {
            const bool disables = !change.ofOwner;
            if (change.on || table.isNew())
                return;
            Report report = reportAt(range, Hazard::Security, table.text,
                disables ? u"without row level security everybody who may read "_s + table.text + u" sees all of its rows"_s
                         : u"the owner of "_s + table.text + u" is above its policies from now on"_s);
            report.evidence = table.evidence();
            context.report(report);
        });
}

void checkForceRowSecurity(RuleContext &context)
{
    context.forEachAction<sql::ChangeRowSecurity>(
        [&](const sql::ChangeRowSecurity &change, const SourceRange &range, const TableKnowledge &table) {
            if (!change.ofOwner || !change.on || table.isNew())
                return;
            Report report = reportAt(range, Hazard::BreaksClients, table.text,
                u"the owner of "_s + table.text + u" sees only what its policies allow from now on, in migrations and jobs as well"_s);
            report.evidence = table.evidence();
            context.report(report);
        });
}

/// Tables whose policies the statement makes, changes or drops.
QList<sql::RelationRef> policyTables(const RuleContext &context)
{
    if (const auto *create = context.as<sql::CreatePolicy>())
        return { create->table };
    if (context.isOpaque(u"AlterPolicyStmt"))
        return context.as<sql::Opaque>()->relations;
    QList<sql::RelationRef> tables;
    if (const auto *drop = context.as<sql::DropObjects>(); drop && drop->kind == sql::ObjectClass::Policy) {
        for (const sql::DropObjects::Target &target : drop->targets)
            tables.append({ target.relation, target.range, false, false });
    }
    return tables;
}

void checkPolicyLock(RuleContext &context)
{
    for (const sql::RelationRef &relation : policyTables(context)) {
        const TableKnowledge table = context.table(relation.name);
        context.reportInstant(reportAt(relation.range, Hazard::BlocksReadsAndWrites, table.text,
                                  u"changing policies takes an ACCESS EXCLUSIVE lock on "_s + table.text
                                      + u": it waits for all queries there, and new ones wait for it"_s),
            table);
    }
}

void checkPolicyChanged(RuleContext &context)
{
    if (context.as<sql::CreatePolicy>())
        return;
    for (const sql::RelationRef &relation : policyTables(context)) {
        const TableKnowledge table = context.table(relation.name);
        if (table.isNew())
            continue;
        Report report = reportAt(relation.range, Hazard::Security, table.text,
            u"this changes which rows of "_s + table.text + u" programs see and may write"_s);
        report.evidence = u"what the policy said before is not known"_s;
        context.report(report);
    }
}

void checkAlwaysTrue(RuleContext &context)
{
    const auto *policy = context.as<sql::CreatePolicy>();
    if (!policy || !policy->permissive || policy->command == sql::PolicyCommand::Select)
        return;
    const sql::PolicyConditions &conditions = policy->conditions;
    const bool opensWrites = conditions.alwaysTrueCheck
        || (conditions.alwaysTrueUsing && (!conditions.hasCheck || policy->command != sql::PolicyCommand::Update));
    if (!opensWrites)
        return;
    context.report(reportAt(policy->name.range, Hazard::Security, policy->table.name.toText(),
        u"this policy is true for every row: it lets its roles write whatever they like to "_s
            + policy->table.name.toText()));
}

void checkWithoutCheck(RuleContext &context)
{
    const auto *policy = context.as<sql::CreatePolicy>();
    if (!policy || policy->conditions.hasCheck || policy->conditions.alwaysTrueUsing)
        return;
    if (policy->command == sql::PolicyCommand::All || policy->command == sql::PolicyCommand::Update) {
        context.report(reportAt(policy->name.range, Hazard::Security, policy->table.name.toText(),
            u"without WITH CHECK the USING condition also decides which rows may be written"_s));
    }
}

void checkMissingOk(RuleContext &context)
{
    const auto *policy = context.as<sql::CreatePolicy>();
    for (const sql::FunctionCall &call : policy ? policy->conditions.calls : QList<sql::FunctionCall>()) {
        if (call.name.name == u"current_setting" && call.arguments == 1)
            context.report(reportAt(call.range, Hazard::Fails, policy->table.name.toText(),
                u"every query on "_s + policy->table.name.toText()
                    + u" fails where the setting was never set (42704): say current_setting(…, true)"_s));
    }
}

void checkInitPlan(RuleContext &context)
{
    const auto *policy = context.as<sql::CreatePolicy>();
    for (const sql::FunctionCall &call : policy ? policy->conditions.calls : QList<sql::FunctionCall>()) {
        const bool isSessionValue = call.name.name == u"current_setting" || call.name.schema == u"auth";
        if (isSessionValue && !call.inSubquery)
            context.report(reportAt(call.range, Hazard::Slow, policy->table.name.toText(),
                call.name.toText() + u" is called for every row; in a subquery, (SELECT "_s + call.name.toText()
                    + u"(…)), it is called once"_s));
    }
}

bool sharesRole(const sql::CreatePolicy &one, const sql::CreatePolicy &other)
{
    const auto isEverybody = [](const QStringList &roles) { return roles.isEmpty() || roles.contains(u"public"_s); };
    return isEverybody(one.roles) || isEverybody(other.roles)
        || std::any_of(one.roles.begin(), one.roles.end(), [&](const QString &role) { return other.roles.contains(role); });
}

void checkMultiplePermissive(RuleContext &context)
{
    const auto *policy = context.as<sql::CreatePolicy>();
    if (!policy || !policy->permissive)
        return;
    const TableKnowledge table = context.table(policy->table.name);
    constexpr qsizetype examined = 100; // of a table's policies
    const QList<sql::CreatePolicy> before = table.state ? table.state->policies.last(std::min(examined, table.state->policies.size())) : QList<sql::CreatePolicy>();
    for (const sql::CreatePolicy &other : before) {
        const bool sameCommand = other.command == policy->command || other.command == sql::PolicyCommand::All
            || policy->command == sql::PolicyCommand::All;
        if (!other.permissive || !sameCommand || !sharesRole(*policy, other))
            continue;
        context.report(reportAt(policy->name.range, Hazard::Slow, table.text,
            u"both "_s + other.name.name + u" and "_s + policy->name.name
                + u" are asked for every row, and one that agrees is enough"_s));
        return;
    }
}

} // namespace

std::span<const RuleInfo> policyRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"disable-rls"_s, { u"0007_policy_exists_rls_disabled"_s, u"0013_rls_disabled_in_public"_s },
            Family::Security, Error, Needs::File, u"Row level security is switched off."_s, checkDisableRowSecurity },
        { u"force-rls"_s, {}, Family::Security, Warning, Needs::File,
            u"The owner becomes subject to the policies."_s, checkForceRowSecurity },
        { u"create-policy"_s, {}, Family::Security, Warning, Needs::Statistics,
            u"Policies lock their table for reads and writes."_s, checkPolicyLock },
        { u"policy-changed"_s, { u"restrictive-policy"_s }, Family::Security, Warning, Needs::File,
            u"Other rows are seen than before."_s, checkPolicyChanged },
        { u"policy-always-true"_s, { u"0024_rls_policy_always_true"_s, u"rls-policy-always-true"_s },
            Family::Security, Warning, Needs::Statement, u"A policy that lets every row be written."_s,
            checkAlwaysTrue },
        { u"policy-without-check"_s, {}, Family::Security, Info, Needs::Statement,
            u"A policy whose USING also decides about written rows."_s, checkWithoutCheck },
        { u"current-setting-without-missing-ok"_s, {}, Family::Security, Warning, Needs::Statement,
            u"A policy that fails where a setting is not set."_s, checkMissingOk },
        { u"rls-initplan"_s, { u"0003_auth_rls_initplan"_s }, Family::Performance, Info, Needs::Statement,
            u"A policy that asks for a session's value once per row."_s, checkInitPlan },
        { u"multiple-permissive-policies"_s, { u"0006_multiple_permissive_policies"_s }, Family::Performance, Info,
            Needs::File, u"Several policies are asked for each row."_s, checkMultiplePermissive },
    });
    return rules;
}

} // namespace schemawright::lint
