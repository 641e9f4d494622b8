#include "model/lint/triggerrules.h"

#include "model/lint/rulecontext.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void reportOn(RuleContext &context, const TableKnowledge &table, const SourceRange &range, Hazard hazard,
    const QString &message)
{
    Report report;
    report.hazard = hazard;
    report.range = range;
    report.object = table.text;
    report.message = message;
    context.reportInstant(report, table);
}

void checkCreateTrigger(RuleContext &context)
{
    const auto *create = context.as<sql::CreateTrigger>();
    if (!create || context.outline().createdViews.contains(create->table.name))
        return;
    const TableKnowledge table = context.table(create->table.name);
    reportOn(context, table, create->name.range, Hazard::BlocksWrites,
        u"CREATE TRIGGER takes a SHARE ROW EXCLUSIVE lock on "_s + table.text
            + u" and its partitions: it waits for running writes, and new ones wait for it"_s);
}

void reportDrop(RuleContext &context, sql::ObjectClass kind, const QString &what)
{
    const auto *drop = context.as<sql::DropObjects>();
    if (!drop || drop->kind != kind)
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        const TableKnowledge table = context.table(target.relation);
        reportOn(context, table, target.range, Hazard::BlocksReadsAndWrites,
            what + u" takes an ACCESS EXCLUSIVE lock on "_s + table.text
                + u": it waits for all queries there, and new ones wait for it"_s);
    }
}

void checkDropTrigger(RuleContext &context)
{
    reportDrop(context, sql::ObjectClass::Trigger, u"DROP TRIGGER"_s);
}

void checkSwitchTrigger(RuleContext &context)
{
    context.forEachAction<sql::OtherTableAction>(
        [&](const sql::OtherTableAction &action, const SourceRange &range, const TableKnowledge &table) {
            const bool enables = action.kind.startsWith(u"EnableTrig") || action.kind == u"EnableReplicaTrig"
                || action.kind == u"EnableAlwaysTrig";
            if (!enables && !action.kind.startsWith(u"DisableTrig"))
                return;
            reportOn(context, table, range, Hazard::BlocksWrites,
                (enables ? u"ENABLE TRIGGER"_s : u"DISABLE TRIGGER"_s) + u" blocks writes to "_s + table.text
                    + u" and changes what every session's writes do, not only this one's"_s);
        });
}

void checkCreateRule(RuleContext &context)
{
    reportDrop(context, sql::ObjectClass::Rule, u"DROP RULE"_s);
    if (!context.isOpaque(u"RuleStmt") || context.as<sql::Opaque>()->relations.isEmpty())
        return;
    const sql::RelationRef &relation = context.as<sql::Opaque>()->relations.first();
    if (context.outline().createdViews.contains(relation.name))
        return;
    const TableKnowledge table = context.table(relation.name);
    reportOn(context, table, relation.range, Hazard::BlocksReadsAndWrites,
        u"CREATE RULE takes an ACCESS EXCLUSIVE lock on "_s + table.text
            + u"; a trigger does the same work under a weaker one"_s);
}

} // namespace

std::span<const RuleInfo> triggerRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"create-trigger"_s, { u"PG308"_s, u"add-trigger"_s, u"avoid-create-trigger"_s }, Family::Locking, Warning,
            Needs::Statistics, u"CREATE TRIGGER blocks writes for a moment."_s, checkCreateTrigger },
        { u"drop-trigger"_s, { u"ban-drop-trigger"_s }, Family::Locking, Warning, Needs::Statistics,
            u"DROP TRIGGER locks the table for reads and writes."_s, checkDropTrigger },
        { u"enable-disable-trigger"_s, { u"avoid-enable-disable-trigger"_s, u"disable-trigger"_s }, Family::Locking,
            Warning, Needs::Statistics, u"Switching a trigger blocks writes and concerns every session."_s,
            checkSwitchTrigger },
        { u"create-rule"_s, {}, Family::Locking, Warning, Needs::Statistics,
            u"A rewrite rule locks the table for reads and writes."_s, checkCreateRule },
    });
    return rules;
}

} // namespace schemawright::lint
