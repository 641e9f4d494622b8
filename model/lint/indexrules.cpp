#include "model/lint/indexrules.h"

#include "model/lint/fixbuilder.h"
#include "model/lint/knownobjects.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

QString indexText(const sql::CreateIndex &index)
{
    return index.name.name.isEmpty() ? u"this index"_s : u"index "_s + index.name.name;
}

SourceRange headOf(const RuleContext &context, const sql::CreateIndex &index)
{
    const qsizetype start = context.parsed().source.range.start;
    return { start, index.table.range.end() - start };
}

// The server refuses CONCURRENTLY for several indexes, with CASCADE and for indexes of constraints.
bool canDropConcurrently(const sql::DropObjects &drop)
{
    return drop.targets.size() == 1 && !drop.cascade;
}

void checkCreateIndex(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    if (!index || index->concurrently || context.state().isPresentIndex(*index))
        return;
    const TableKnowledge table = context.table(index->table.name);
    // ONLY is written of partitioned tables, whose own index has no rows.
    if (table.isPartitioned() || (index->table.only && !table.facts) || (table.state && table.state->temporary)
        || !kindOfNoTable(context, index->table.name).isEmpty()) // refused-by-server
        return;
    Report report;
    report.hazard = Hazard::BlocksWrites;
    report.range = headOf(context, *index);
    report.object = table.text;
    report.message = u"building "_s + indexText(*index) + u" takes a SHARE lock: writes to "_s + table.text
        + u" wait until it is built"_s;
    if ((table.facts && table.facts->materialized) || (table.state && table.state->materialized)) {
        report.hazard = Hazard::Slow;
        report.severity = Severity::Info;
        report.message = u"building "_s + indexText(*index) + u" takes a SHARE lock on the materialised view "_s + table.text
            + u": REFRESH waits until it is built, queries do not"_s;
    }
    report.fixes = FixBuilder(context, u"Build it CONCURRENTLY"_s)
                       .insert(index->keyword.end(), u" CONCURRENTLY"_s)
                       .leaveTransaction()
                       .build();
    context.reportWork(report, table);
}

void checkCreateIndexPartitioned(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    if (!index || index->table.only || index->concurrently || context.state().isPresentIndex(*index)) // concurrent-index-on-partitioned
        return;
    const TableKnowledge table = context.table(index->table.name);
    if (!table.isPartitioned())
        return;
    Report report;
    report.range = headOf(context, *index);
    report.object = table.text;
    report.hazard = Hazard::BlocksWrites;
    report.message = u"building "_s + indexText(*index) + u" blocks writes to "_s + table.text
        + u" and to every partition until all of them have it"_s;
    context.reportWork(report, table);
}

void checkDropIndex(RuleContext &context)
{
    const auto *drop = context.as<sql::DropObjects>();
    if (!drop || drop->kind != sql::ObjectClass::Index || drop->concurrently)
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        const QualifiedName indexed = context.state().tableOfIndex(target.name);
        if (context.state().isIndexCreatedHere(target.name))
            continue;
        const QString owner = indexed.isEmpty() ? u"its table"_s : indexed.toText();
        Report report;
        report.hazard = Hazard::BlocksReadsAndWrites;
        report.range = target.range;
        report.object = target.name.toText();
        report.message = u"dropping index "_s + target.name.toText() + u" takes an ACCESS EXCLUSIVE lock on "_s + owner
            + u": it waits for all queries there, and new ones wait for it"_s;
        if (canDropConcurrently(*drop)) {
            report.fixes = FixBuilder(context, u"Drop it CONCURRENTLY"_s)
                               .insert(drop->keyword.end(), u" CONCURRENTLY"_s)
                               .leaveTransaction()
                               .build();
        }
        if (indexed.isEmpty()) {
            report.evidence = context.input().facts.live
                ? u"the index does not exist on "_s + context.input().facts.database + u" yet"_s
                : QString(noDatabaseText(context.input().facts) + u": this assumes that the table is in use"_s);
            context.reportInstant(report);
            continue;
        }
        const TableKnowledge table = context.table(indexed);
        if (!table.isPartitioned())
            context.reportInstant(report, table);
    }
}

void checkReindex(RuleContext &context)
{
    const auto *reindex = context.as<sql::Reindex>();
    if (!reindex || reindex->concurrently)
        return;
    Report report;
    report.hazard = Hazard::BlocksReadsAndWrites;
    report.range = context.parsed().source.range;
    report.object = reindex->relation.name.toText();
    report.message = u"REINDEX blocks writes to the table, and queries as well: planning opens every index of it"_s;
    const bool isIndex = reindex->kind == sql::ObjectClass::Index;
    const QualifiedName table = isIndex ? context.state().tableOfIndex(reindex->relation.name) : reindex->relation.name;
    if (table.isEmpty())
        context.report(report);
    else
        context.reportWork(report, context.table(table));
}

} // namespace

std::span<const RuleInfo> indexRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"create-index-non-concurrent"_s,
            { u"PG101"_s, u"E6"_s, u"require-concurrent-index-creation"_s, u"create-index-not-concurrent"_s,
                u"add-index-non-concurrent"_s, u"concurrent_index"_s },
            Family::Locking, Error, Needs::Statistics,
            u"CREATE INDEX without CONCURRENTLY blocks writes while it builds."_s, checkCreateIndex },
        { u"create-index-partitioned"_s, { u"PG108"_s }, Family::Locking, Error, Needs::Catalog,
            u"An index on a partitioned table blocks writes to every partition."_s, checkCreateIndexPartitioned },
        { u"drop-index-non-concurrent"_s,
            { u"PG102"_s, u"require-concurrent-index-deletion"_s, u"drop-index-not-concurrent"_s,
                u"concurrent_index"_s },
            Family::Locking, Warning, Needs::Catalog, u"DROP INDEX without CONCURRENTLY locks its table."_s,
            checkDropIndex },
        { u"reindex-non-concurrent"_s, { u"require-concurrent-reindex"_s }, Family::Locking, Error, Needs::Catalog,
            u"REINDEX without CONCURRENTLY blocks writes and queries."_s, checkReindex },
    });
    return rules;
}

} // namespace schemawright::lint
