#include "model/lint/viewrules.h"

#include "model/lint/fixbuilder.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

bool hasUniqueIndex(const TableKnowledge &view)
{
    const auto isUsable = [](const catalog::IndexFacts &index) {
        return index.unique && index.valid && !index.columns.isEmpty();
    };
    const bool made = view.state
        && std::any_of(view.state->indexes.begin(), view.state->indexes.end(),
            [](const IndexState &index) { return index.unique && index.plain; });
    return made || (view.facts && std::any_of(view.facts->indexes.begin(), view.facts->indexes.end(), isUsable));
}

void checkRefresh(RuleContext &context)
{
    const auto *refresh = context.as<sql::RefreshView>();
    if (!refresh || refresh->concurrently || !refresh->withData)
        return;
    const TableKnowledge view = context.table(refresh->view.name);
    if (view.state && view.state->created)
        return;
    Report report;
    report.hazard = Hazard::BlocksReadsAndWrites;
    report.range = refresh->view.range;
    report.object = view.text;
    report.message = u"REFRESH holds an ACCESS EXCLUSIVE lock on "_s + view.text + u" while its query runs: readers wait"_s;
    if (hasUniqueIndex(view))
        report.fixes = FixBuilder(context, u"Refresh it CONCURRENTLY"_s)
                           .insert(refresh->view.range.start, u"CONCURRENTLY "_s)
                           .build();
    context.reportWork(report, view);
}

void checkRefreshNeedsUnique(RuleContext &context)
{
    const auto *refresh = context.as<sql::RefreshView>();
    if (!refresh || !refresh->concurrently)
        return;
    const TableKnowledge view = context.table(refresh->view.name);
    const bool isKnown = view.facts || (view.state && view.state->created);
    if (!isKnown || hasUniqueIndex(view))
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = refresh->view.range;
    report.object = view.text;
    report.message = u"REFRESH CONCURRENTLY fails: "_s + view.text
        + u" has no unique index on plain columns of all its rows"_s;
    report.evidence = view.facts ? view.evidence() : u"this file makes the view and no such index"_s;
    context.report(report);
}

QString kindText(sql::ObjectClass kind)
{
    return kind == sql::ObjectClass::MaterializedView ? u"materialized view "_s : u"view "_s;
}

void checkDropView(RuleContext &context)
{
    const auto *drop = context.as<sql::DropObjects>();
    if (!drop || (drop->kind != sql::ObjectClass::View && drop->kind != sql::ObjectClass::MaterializedView))
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        if (context.outline().createdViews.contains(target.name) || context.state().isObjectCreatedHere(target.name))
            continue;
        Report report;
        report.hazard = Hazard::BreaksClients;
        report.range = target.range;
        report.object = target.name.toText();
        report.message = u"dropping "_s + kindText(drop->kind) + report.object + u" breaks whatever still reads it"_s;
        report.evidence = u"this file does not make it again"_s;
        context.report(report);
    }
}

void checkCreateTableAs(RuleContext &context)
{
    const auto *create = context.as<sql::CreateTable>();
    if (!create || !create->fromQuery || create->table.temporary)
        return;
    Report report;
    report.range = create->table.range;
    report.object = create->table.name.toText();
    report.message = report.object + u" gets no constraint, default or index of what the query reads"_s;
    context.report(report);
}

void checkSecurityDefinerView(RuleContext &context)
{
    const auto *view = context.as<sql::CreateView>();
    if (!view || view->materialized || view->securityInvoker || context.serverVersion() < 150000)
        return;
    for (const QualifiedName &read : view->reads) {
        const TableKnowledge table = context.table(read);
        if (!(table.facts && table.facts->rowSecurity) && !(table.state && table.state->rowSecurity))
            continue;
        Report report;
        report.hazard = Hazard::Security;
        report.range = view->view.range;
        report.object = view->view.name.toText();
        report.message = u"the policies of "_s + table.text + u" do not hold for readers of "_s + report.object
            + u": a view reads as its owner unless it says security_invoker"_s;
        if (view->asKeyword.length > 0)
            report.fixes = FixBuilder(context, u"Read as the one who asks"_s)
                               .insert(view->asKeyword.start, u"WITH (security_invoker = true) "_s)
                               .build();
        context.report(report);
        return;
    }
}

} // namespace

std::span<const RuleInfo> viewRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"refresh-matview-non-concurrent"_s,
            { u"refresh-matview-blocking"_s, u"require-concurrent-refresh-matview"_s, u"blocking-mat-view-refresh"_s },
            Family::Locking, Warning, Needs::Statistics, u"REFRESH MATERIALIZED VIEW makes readers wait."_s,
            checkRefresh },
        { u"refresh-matview-concurrent-needs-unique"_s, {}, Family::Concurrency, Error, Needs::Catalog,
            u"REFRESH CONCURRENTLY without a unique index fails."_s, checkRefreshNeedsUnique },
        { u"drop-view"_s, {}, Family::Destructive, Warning, Needs::File, u"Dropping a view breaks its readers."_s,
            checkDropView },
        { u"create-table-as"_s, { u"create-table-as-select"_s }, Family::Style, Info, Needs::Statement,
            u"A table from a query has neither constraints nor indexes."_s, checkCreateTableAs },
        { u"security-definer-view"_s, { u"0010_security_definer_view"_s }, Family::Security, Warning, Needs::Catalog,
            u"A view that passes by the policies of what it reads."_s, checkSecurityDefinerView },
    });
    return rules;
}

} // namespace schemawright::lint
