// Which indexes there are, and what is known of their columns.
#include "model/lint/indexdesignrules.h"

#include "model/lint/reportat.h"
#include "model/lint/typechange.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

bool isPrefix(const QStringList &columns, const QStringList &longer)
{
    return columns.size() <= longer.size() && std::equal(columns.begin(), columns.end(), longer.begin());
}

/// The name of an index that does what this one would do; empty when there is none.
QString coveringIndex(const TableKnowledge &table, const QStringList &columns)
{
    // What went with a column, or reads another one of the name, serves nobody.
    const bool isKept = !table.state
        || std::none_of(columns.begin(), columns.end(), [&table](const QString &column) { return table.state->changedColumns.contains(column); });
    if (table.facts && isKept) {
        for (const catalog::IndexFacts &index : table.facts->indexes) {
            if (index.plain && index.valid && isPrefix(columns, index.columns))
                return index.name.toText();
        }
    }
    constexpr qsizetype examined = 100; // of the indexes that a file makes for one table
    const qsizetype count = table.state ? table.state->indexes.size() : 0;
    for (qsizetype i = std::max<qsizetype>(0, count - examined); i < count; ++i) {
        const IndexState &index = table.state->indexes[i];
        if (index.plain && isPrefix(columns, index.columns))
            return index.name;
    }
    return {};
}

void checkDuplicateIndex(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    const bool isItself = context.input().directory.hasRun; // the database's is what the file made
    if (!index || index->unique || index->partial || index->method != u"btree" || isItself || context.state().isPresentIndex(*index))
        return;
    QStringList columns;
    for (const sql::IndexColumn &column : index->columns) {
        if (!column.ordinary)
            return;
        columns.append(column.name);
    }
    const TableKnowledge table = context.table(index->table.name);
    const QString other = coveringIndex(table, columns);
    if (other.isEmpty())
        return;
    Report report = reportAt(*index, Hazard::Slow,
        other + u" begins with the same columns: this index costs every write and serves no other query"_s);
    report.evidence = table.evidence();
    context.report(report);
}

void checkTooWide(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    constexpr qsizetype usefulColumns = 3;
    if (!index || index->unique || index->method != u"btree" || index->columns.size() <= usefulColumns)
        return;
    context.report(reportAt(*index, Hazard::Slow,
        u"an index over "_s + QString::number(index->columns.size())
            + u" columns is large, and only queries by the first ones use it well"_s));
}

/// Whether another index of the table begins with the first column of this one.
bool hasStandIn(const RuleContext &context, const TableKnowledge &table, const catalog::IndexFacts &dropped)
{
    const QString first = dropped.columns.value(0);
    const auto serves = [&](const catalog::IndexFacts &index) {
        return index.name != dropped.name && index.valid && index.columns.value(0) == first;
    };
    const auto &planned = context.outline().indexes;
    const QList<PlannedIndex> made = planned.value(table.name) + planned.value({ {}, table.name.name });
    return first.isEmpty() || std::any_of(table.facts->indexes.begin(), table.facts->indexes.end(), serves)
        || std::any_of(made.begin(), made.end(),
            [&](const PlannedIndex &index) { return index.statement < context.index() && index.columns.value(0) == first; });
}

void checkDropInUse(RuleContext &context)
{
    const auto *drop = context.as<sql::DropObjects>();
    if (!drop || drop->kind != sql::ObjectClass::Index)
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        const QualifiedName index = context.state().resolve(target.name);
        const TableKnowledge table = context.table(context.state().tableOfIndex(target.name));
        for (const catalog::IndexFacts &fact : table.facts ? table.facts->indexes : QList<catalog::IndexFacts>()) {
            if (fact.name != index || fact.scans <= 0 || hasStandIn(context, table, fact))
                continue;
            Report report;
            report.hazard = Hazard::Slow;
            report.range = target.range;
            report.object = target.name.toText();
            report.message = u"queries use this index, and no other one of "_s + table.text + u" begins with "_s
                + fact.columns.first();
            report.evidence = u"scanned "_s + countText(static_cast<double>(fact.scans)) + u" times on "_s
                + context.input().facts.database + u" since its statistics were reset"_s;
            context.report(report);
        }
    }
}

void checkUnusedIndex(RuleContext &context)
{
    const auto *create = context.as<sql::CreateIndex>();
    const TableKnowledge table = create ? context.table(create->table.name) : TableKnowledge();
    for (const catalog::IndexFacts &fact : table.facts ? table.facts->indexes : QList<catalog::IndexFacts>()) {
        if (fact.scans != 0 || fact.unique || fact.primary || !fact.valid)
            continue;
        Report report = reportAt(*create, Hazard::Slow,
            u"no query has used the index "_s + fact.name.toText() + u" of the same table"_s);
        report.evidence = u"not scanned on "_s + context.input().facts.database
            + u" since its statistics were reset; standbys count by themselves"_s;
        context.report(report);
    }
}

void checkCreateStatistics(RuleContext &context)
{
    if (!context.isOpaque(u"CreateStatsStmt") || context.as<sql::Opaque>()->relations.isEmpty())
        return;
    const QualifiedName &name = context.as<sql::Opaque>()->relations.first().name;
    const TableKnowledge table = context.table(name);
    const QHash<QualifiedName, int> &analyzed = context.outline().analyzed;
    const int last = std::max({ analyzed.value(name, -1), analyzed.value(table.name, -1), analyzed.value({}, -1) });
    if (last > context.index())
        return;
    Report report;
    report.hazard = Hazard::Slow;
    report.range = context.firstLine();
    report.object = table.text;
    report.message = u"the statistics are empty until ANALYZE "_s + table.text + u" runs"_s;
    context.reportWork(report, table);
}

void checkMissingAnalyze(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterTable>();
    context.forEachAction<sql::AlterColumnType>(
        [&](const sql::AlterColumnType &change, const SourceRange &, const TableKnowledge &table) {
            // What change-column-type-metadata-only says of free changes.
            if (typeChangeOf(change, table.name, context.state()).effect <= TypeChangeEffect::Free)
                return;
            const QHash<QualifiedName, int> &analyzed = context.outline().analyzed;
            const int last = std::max({ analyzed.value(alter->relation.name, -1), analyzed.value(table.name, -1),
                analyzed.value({}, -1) });
            if (last > context.index())
                return;
            Report report;
            report.hazard = Hazard::Slow;
            report.range = change.column.range;
            report.object = table.text + u'.' + change.column.name;
            report.message = u"the type change throws the statistics of "_s + change.column.name
                + u" away: until ANALYZE "_s + table.text + u" ("_s + change.column.name + u") runs, queries by it are planned blindly"_s;
            context.reportWork(report, table);
        });
}

} // namespace

std::span<const RuleInfo> indexDesignRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"duplicate-index"_s, { u"0009_duplicate_index"_s }, Family::Performance, Warning, Needs::Catalog,
            u"Another index begins with the same columns."_s, checkDuplicateIndex },
        { u"index-too-wide"_s, {}, Family::Performance, Info, Needs::Statement, u"An index over many columns."_s,
            checkTooWide },
        { u"drop-index-in-use"_s, {}, Family::Performance, Warning, Needs::Statistics,
            u"An index that queries use is dropped."_s, checkDropInUse },
        { u"unused-index"_s, { u"0005_unused_index"_s }, Family::Performance, Info, Needs::Statistics,
            u"An index of the same table that no query uses."_s, checkUnusedIndex, true },
        { u"create-statistics"_s, {}, Family::Performance, Info, Needs::File,
            u"Extended statistics that nothing fills."_s, checkCreateStatistics },
        { u"missing-analyze"_s, {}, Family::Performance, Info, Needs::File,
            u"A retyped column has no statistics."_s, checkMissingAnalyze },
    });
    return rules;
}

} // namespace schemawright::lint
