#include "model/lint/concurrentindexrules.h"

#include "model/lint/fixbuilder.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void checkIfNotExists(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    if (!index || !index->concurrently || !index->ifNotExists)
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = index->name.range;
    report.object = index->name.name;
    report.message = u"a build that failed leaves an invalid index of this name; with IF NOT EXISTS the next run is content with it"_s;
    report.evidence = u"schemawright-cli migrate apply looks for such a leftover; other runners do not"_s;
    context.report(report);
}

void checkUnnamed(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    if (!index || !index->concurrently || !index->name.name.isEmpty())
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = index->keyword;
    report.object = index->table.name.toText();
    report.message = u"when this build fails and runs again, a second index stands beside the invalid first one: give it a name"_s;
    context.report(report);
}

void checkCorruption14(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    const auto *reindex = context.as<sql::Reindex>();
    const int version = context.input().facts.serverVersion;
    const bool isAffected = version >= 140000 && version < 140004; // release notes of 14.4
    if (!isAffected || !((index && index->concurrently) || (reindex && reindex->concurrently)))
        return;
    Report report;
    report.hazard = Hazard::DataLoss;
    report.range = context.firstLine();
    report.message = u"PostgreSQL 14.0 to 14.3 can build an index CONCURRENTLY that misses rows: update the server first"_s;
    report.evidence = context.input().facts.database + u" runs 14."_s + QString::number(version - 140000);
    context.report(report);
}

/// The columns of an index that the database has; empty when unknown.
QStringList columnsOf(const TableKnowledge &table, const QString &index)
{
    if (!table.facts)
        return {};
    for (const catalog::IndexFacts &fact : table.facts->indexes) {
        if (fact.name.name == index)
            return fact.columns;
    }
    return {};
}

void checkReplaceOrder(RuleContext &context)
{
    const auto *drop = context.as<sql::DropObjects>();
    if (!drop || drop->kind != sql::ObjectClass::Index)
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        const TableKnowledge table = context.table(context.state().tableOfIndex(target.name));
        const QStringList columns = columnsOf(table, target.name.name);
        if (columns.isEmpty() || columns.first().isEmpty())
            continue;
        const auto &planned = context.outline().indexes;
        const QList<PlannedIndex> later = planned.value(table.name) + planned.value({ {}, table.name.name });
        const auto replacement = std::find_if(later.begin(), later.end(), [&](const PlannedIndex &index) {
            return index.statement > context.index() && index.columns.value(0) == columns.first();
        });
        if (replacement == later.end())
            continue;
        Report report;
        report.hazard = Hazard::Slow;
        report.range = target.range;
        report.object = target.name.toText();
        report.message = u"queries by "_s + columns.first() + u" have no index until line "_s
            + QString::number(context.lineOf(replacement->statement)) + u" has built the new one: drop the old one after it"_s;
        context.reportWork(report, table);
    }
}

void checkInvalidPresent(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    if (!index)
        return;
    const TableKnowledge table = context.table(index->table.name);
    if (!table.facts)
        return;
    for (const catalog::IndexFacts &fact : table.facts->indexes) {
        if (fact.valid)
            continue;
        Report report;
        report.hazard = Hazard::Slow;
        report.range = index->table.range;
        report.object = fact.name.toText();
        report.message = u"the index "_s + report.object + u" of "_s + table.text
            + u" is invalid: writes maintain it, and no query uses it"_s;
        report.evidence = u"seen on "_s + context.input().facts.database + u"; a build may still be running"_s;
        context.report(report);
    }
}

} // namespace

std::span<const RuleInfo> concurrentIndexRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"concurrent-index-if-not-exists"_s, {}, Family::Idempotence, Warning, Needs::Statement,
            u"IF NOT EXISTS is content with an invalid index."_s, checkIfNotExists },
        { u"unnamed-concurrent-index"_s, {}, Family::Idempotence, Info, Needs::Statement,
            u"A concurrent build without a name makes a second index when it runs again."_s, checkUnnamed },
        { u"index-corruption-14"_s, {}, Family::Concurrency, Error, Needs::Catalog,
            u"PostgreSQL 14.0 to 14.3 may corrupt indexes that are built CONCURRENTLY."_s, checkCorruption14 },
        { u"replace-index-order"_s, {}, Family::Concurrency, Warning, Needs::Catalog,
            u"An index is dropped before its replacement is built."_s, checkReplaceOrder },
        { u"invalid-index-present"_s, {}, Family::DataDependent, Warning, Needs::Catalog,
            u"The table has an index that a failed build left."_s, checkInvalidPresent },
    });
    return rules;
}

} // namespace schemawright::lint
