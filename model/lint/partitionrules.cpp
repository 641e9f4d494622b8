#include "model/lint/partitionrules.h"

#include "model/lint/fixbuilder.h"
#include "model/lint/partitionproof.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

bool hasDefaultPartition(const TableKnowledge &parent)
{
    return (parent.facts && parent.facts->hasDefaultPartition) || !defaultPartitionOf(parent).isEmpty();
}

/// A check of this file that is validated: it is there to save ATTACH its scan.
bool hasProvenCheck(const RuleContext &context, const TableKnowledge &table)
{
    if (!table.state)
        return false;
    const auto &constraints = table.state->constraints;
    return std::any_of(constraints.keyBegin(), constraints.keyEnd(), [&](const QString &name) {
        return constraints.value(name) == sql::ConstraintType::Check && !table.state->notValid.contains(name)
            && context.outline().validatedConstraints.contains(name);
    });
}

void checkAttachPartition(RuleContext &context)
{
    context.forEachAction<sql::AttachPartition>(
        [&](const sql::AttachPartition &attach, const SourceRange &, const TableKnowledge &parent) {
            const TableKnowledge partition = context.table(attach.partition.name);
            const auto fallback = readDefaultPartition(attach.bound, parent, context.state());
            Report report;
            report.hazard = Hazard::BlocksReadsAndWrites;
            report.range = attach.partition.range;
            report.object = partition.text;
            const bool isSaid = saysBounds(attach.bound, parent, partition) && hasParentsIndexesAndKeys(parent, partition);
            if (isSaid || hasProvenCheck(context, partition)) {
                if (fallback) {
                    report.message = u"attaching "_s + partition.text + u" reads all of the default partition "_s + fallback->text
                        + u" under an ACCESS EXCLUSIVE lock, for rows that belong to it"_s;
                    report.evidence = u"a valid check of it that excludes the bounds saves the scan"_s;
                    context.reportWork(report, *fallback);
                }
                return;
            }
            report.message = u"attaching "_s + partition.text + u" to "_s + parent.text
                + u" reads all of it under an ACCESS EXCLUSIVE lock and builds the indexes it lacks"_s;
            report.evidence = u"a valid check that implies the bounds saves the scan"_s;
            if (saysBounds(attach.bound, parent, partition))
                report.evidence = u"its check says the bounds, but it lacks an index or a foreign key of "_s + parent.text
                    + (parent.facts && partition.facts ? QString() : u", as far as these files say"_s);
            if (fallback || (hasDefaultPartition(parent) && defaultPartitionOf(parent).isEmpty()))
                report.message += u"; the default partition is locked and read as well"_s;
            const bool readsMoreThere = fallback && fallback->isInUse() && !partition.isInUse();
            context.reportWork(report, readsMoreThere ? *fallback : partition);
        });
}

void checkCreatePartitionOf(RuleContext &context)
{
    const auto *create = context.as<sql::CreateTable>();
    if (!create || !create->partitionOf)
        return;
    const TableKnowledge parent = context.table(create->partitionOf->name);
    Report report;
    report.hazard = Hazard::BlocksReadsAndWrites;
    report.range = create->partitionOf->range;
    report.object = parent.text;
    report.message = u"CREATE TABLE … PARTITION OF takes an ACCESS EXCLUSIVE lock on "_s + parent.text
        + u"; ATTACH PARTITION of a table made apart takes only SHARE UPDATE EXCLUSIVE"_s;
    const auto fallback = readDefaultPartition(create->bound, parent, context.state());
    const bool mayRead = hasDefaultPartition(parent) && !create->defaultPartition;
    if (fallback || (mayRead && defaultPartitionOf(parent).isEmpty()))
        report.message += u"; the default partition is read for rows that belong to the new one"_s;
    if (fallback && fallback->isInUse())
        context.reportWork(report, *fallback);
    else
        context.reportInstant(report, parent);
}

void checkDetachPartition(RuleContext &context)
{
    context.forEachAction<sql::DetachPartition>(
        [&](const sql::DetachPartition &detach, const SourceRange &range, const TableKnowledge &parent) {
            if (detach.concurrently)
                return;
            Report report;
            report.hazard = Hazard::BlocksReadsAndWrites;
            report.range = range;
            report.object = parent.text;
            report.message = u"DETACH PARTITION takes an ACCESS EXCLUSIVE lock on "_s + parent.text
                + u" and on its default partition: it waits for all queries there, and new ones wait for it"_s;
            if (hasDefaultPartition(parent)) {
                report.evidence = u"CONCURRENTLY is refused while there is a default partition"_s;
                report.severity = Severity::Warning;
            } else if (context.isOnlyAction() && context.serverVersion() >= 140000) {
                report.fixes = FixBuilder(context, u"Detach it CONCURRENTLY"_s)
                                   .insert(detach.partition.range.end(), u" CONCURRENTLY"_s)
                                   .leaveTransaction()
                                   .build();
            }
            context.reportInstant(report, parent);
        });
}

void checkDetachWithDefault(RuleContext &context)
{
    context.forEachAction<sql::DetachPartition>(
        [&](const sql::DetachPartition &detach, const SourceRange &range, const TableKnowledge &parent) {
            if (!detach.concurrently || !hasDefaultPartition(parent))
                return;
            Report report;
            report.hazard = Hazard::Fails;
            report.range = range;
            report.object = parent.text;
            report.message = u"DETACH PARTITION CONCURRENTLY is refused: "_s + parent.text + u" has a default partition"_s;
            report.evidence = parent.evidence();
            context.report(report);
        });
}

void checkConcurrentIndexOnPartitioned(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    if (!index || !index->concurrently)
        return;
    const TableKnowledge table = context.table(index->table.name);
    if (!table.isPartitioned() || index->table.only)
        return;
    // docs: sql-createindex, "Building Indexes Concurrently".
    Report report;
    report.hazard = Hazard::Fails;
    report.range = index->table.range;
    report.object = table.text;
    report.message = u"an index on the partitioned table "_s + table.text + u" cannot be built CONCURRENTLY"_s;
    report.evidence = table.evidence();
    context.report(report);
}

void checkDropPartitionTable(RuleContext &context)
{
    const auto *drop = context.as<sql::DropObjects>();
    if (!drop || drop->kind != sql::ObjectClass::Table)
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        const TableKnowledge table = context.table(target.name);
        if (!table.facts || !table.facts->isPartition)
            continue;
        Report report;
        report.hazard = Hazard::BlocksReadsAndWrites;
        report.range = target.range;
        report.object = table.text;
        report.message = u"dropping the partition "_s + table.text
            + u" takes an ACCESS EXCLUSIVE lock on the partitioned table: all of its queries wait"_s;
        context.reportInstant(report, table);
    }
}

void checkInheritChange(RuleContext &context)
{
    context.forEachAction<sql::OtherTableAction>(
        [&](const sql::OtherTableAction &action, const SourceRange &range, const TableKnowledge &table) {
            if (action.kind != u"AddInherit" && action.kind != u"DropInherit")
                return;
            Report report;
            report.hazard = Hazard::BlocksReadsAndWrites;
            report.range = range;
            report.object = table.text;
            report.message = u"changing what "_s + table.text
                + u" inherits from takes an ACCESS EXCLUSIVE lock on it for a moment"_s;
            context.reportInstant(report, table);
        });
}

} // namespace

std::span<const RuleInfo> partitionRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"attach-partition"_s, { u"avoid-attaching-partition"_s, u"blocking-partition-mutation"_s }, Family::Locking,
            Warning, Needs::Statistics, u"ATTACH PARTITION reads the attached table under a lock."_s,
            checkAttachPartition },
        { u"create-partition-of"_s, {}, Family::Locking, Warning, Needs::Statistics,
            u"PARTITION OF locks the partitioned table for reads and writes."_s, checkCreatePartitionOf },
        { u"detach-partition-non-concurrent"_s,
            { u"require-concurrent-partition-detach"_s, u"require-concurrent-detach-partition"_s, u"detach-partition"_s },
            Family::Locking, Error, Needs::Statistics,
            u"DETACH PARTITION without CONCURRENTLY locks the partitioned table."_s, checkDetachPartition },
        { u"detach-concurrently-default"_s, {}, Family::Concurrency, Error, Needs::Catalog,
            u"DETACH CONCURRENTLY is refused beside a default partition."_s, checkDetachWithDefault },
        { u"concurrent-index-on-partitioned"_s, {}, Family::Concurrency, Error, Needs::Catalog,
            u"An index on a partitioned table cannot be built CONCURRENTLY."_s, checkConcurrentIndexOnPartitioned },
        { u"drop-partition-table"_s, {}, Family::Locking, Warning, Needs::Catalog,
            u"DROP TABLE of a partition locks the partitioned table."_s, checkDropPartitionTable },
        { u"inherit-change"_s, {}, Family::Locking, Info, Needs::Statement,
            u"INHERIT and NO INHERIT lock the table for a moment."_s, checkInheritChange },
    });
    return rules;
}

} // namespace schemawright::lint
