// Sizes of builds: pgvector's README, and shared measurements.
#include "model/lint/vectorindexrules.h"

#include "model/lint/reportat.h"
#include "model/lint/vectorclass.h"

#include <QVersionNumber>

#include <algorithm>
#include <array>
#include <cmath>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

/// What is wrong with an option of the index; empty when nothing is. Bounds: pgvector's hnsw.h and ivfflat.h.
QString optionProblem(const sql::CreateIndex &index)
{
    struct Bound {
        QString method;
        QString option;
        int lowest;
        int highest;
    };
    static const std::array bounds { Bound { u"hnsw"_s, u"m"_s, 2, 100 }, Bound { u"hnsw"_s, u"ef_construction"_s, 4, 1000 },
        Bound { u"ivfflat"_s, u"lists"_s, 1, 32768 } };
    for (const Bound &bound : bounds) {
        const auto value = index.options.constFind(bound.option);
        if (index.method != bound.method || value == index.options.constEnd())
            continue;
        if (value->toInt() < bound.lowest || value->toInt() > bound.highest)
            return bound.option + u" = "_s + *value + u" is refused: pgvector takes "_s + QString::number(bound.lowest) + u" to "_s
                + QString::number(bound.highest);
    }
    const int neighbours = index.options.value(u"m"_s, u"16"_s).toInt();
    const int candidates = index.options.value(u"ef_construction"_s, u"64"_s).toInt();
    if (index.method == u"hnsw" && candidates < 2 * neighbours)
        return u"ef_construction = "_s + QString::number(candidates) + u" is refused: it must be at least twice m, "_s
            + QString::number(2 * neighbours);
    const bool namesClass = !index.columns.isEmpty() && !index.columns.first().operatorClass.isEmpty();
    if (index.method == u"hnsw" && !namesClass)
        return u"hnsw has no default operator class: name the one of your queries' operator, such as vector_cosine_ops for <=>"_s;
    return {};
}

/// pgvector's README, "IVFFlat": rows / 1000 up to a million rows, their square root above.
int advisedLists(double rows)
{
    constexpr double million = 1e6;
    return std::max(1, static_cast<int>(rows <= million ? rows / 1000 : std::sqrt(rows)));
}

QString listsProblem(const sql::CreateIndex &index, const TableKnowledge &table)
{
    if (index.method != u"ivfflat")
        return {};
    if (table.rows == Rows::New || table.rows == Rows::Empty)
        return u"ivfflat learns its lists from the rows that are there: built on an empty table, it finds badly for ever"_s;
    constexpr int tolerance = 4;
    constexpr int defaultLists = 100;
    if (!table.facts || table.facts->rowEstimate <= 0)
        return {};
    const int lists = index.options.value(u"lists"_s, QString::number(defaultLists)).toInt();
    const int advised = advisedLists(table.facts->rowEstimate);
    if (lists <= advised * tolerance && lists * tolerance >= advised)
        return {};
    return u"lists = "_s + QString::number(lists) + u" is far from what pgvector advises for so many rows, "_s
        + QString::number(advised);
}

/// What an hnsw build wants to hold in memory; 0 when dimensions or rows are not known.
qint64 buildBytes(const sql::CreateIndex &index, const TableKnowledge &table)
{
    const catalog::ColumnFacts *column = index.columns.isEmpty() ? nullptr : table.column(index.columns.first().name);
    const auto type = column ? sql::parseTypeName(column->type) : std::nullopt;
    if (index.method != u"hnsw" || !type || type->modifiers.size() != 1 || table.facts->rowEstimate <= 0)
        return 0;
    const int neighbours = index.options.value(u"m"_s, u"16"_s).toInt();
    const int perRow = 4 * type->modifiers.first() + 272 + 32 * neighbours; // measured, specs/lint.md
    return static_cast<qint64>(table.facts->rowEstimate) * perRow;
}

/// What the index needs that the installed version does not have; empty when nothing. pgvector's CHANGELOG.md.
QString versionProblem(const sql::CreateIndex &index, const QString &installed)
{
    struct Since {
        QVersionNumber version;
        QString method; ///< empty: any
        QString classPrefix; ///< empty: any
        QString what;
    };
    static const std::array all { Since { { 0, 5, 0 }, u"hnsw"_s, {}, u"hnsw"_s },
        Since { { 0, 7, 0 }, {}, u"halfvec_"_s, u"halfvec"_s }, Since { { 0, 7, 0 }, {}, u"sparsevec_"_s, u"sparsevec"_s },
        Since { { 0, 7, 0 }, {}, u"bit_"_s, u"an index on bit"_s },
        Since { { 0, 7, 0 }, u"hnsw"_s, u"vector_l1_ops"_s, u"hnsw for the distance L1"_s } };
    const QVersionNumber version = QVersionNumber::fromString(installed);
    if (version.isNull())
        return {};
    const QString operatorClass = index.columns.isEmpty() ? QString() : index.columns.first().operatorClass;
    for (const Since &since : all) {
        const bool isMeant = (since.method.isEmpty() || since.method == index.method) && operatorClass.startsWith(since.classPrefix);
        if (isMeant && version < since.version)
            return since.what + u" came with pgvector "_s + since.version.toString() + u": this index cannot be built"_s;
    }
    return {};
}

QString installedText(const RuleContext &context)
{
    const catalog::Facts &facts = context.input().facts;
    return facts.load.vectorVersion.isEmpty() ? QString() : facts.database + u" has pgvector "_s + facts.load.vectorVersion;
}

QString joined(const QString &text, const QString &more)
{
    const QString between = text.isEmpty() || more.isEmpty() ? QString() : u"; "_s;
    return text + between + more;
}

void checkVectorIndex(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    if (!index || !isVectorIndex(*index))
        return;
    const TableKnowledge table = context.table(index->table.name);
    for (const QString &problem : { optionProblem(*index), versionProblem(*index, context.input().facts.load.vectorVersion) }) {
        if (problem.isEmpty())
            continue;
        Report report = reportAt(*index, Hazard::Fails, problem);
        report.evidence = installedText(context);
        report.severity = Severity::Error;
        context.report(report);
    }
    if (const QString problem = listsProblem(*index, table); !problem.isEmpty()) {
        Report report = reportAt(*index, Hazard::Slow, problem);
        report.evidence = joined(table.evidence(), installedText(context));
        context.report(report);
    }
    const qint64 bytes = buildBytes(*index, table);
    const std::optional<QString> memory = context.state().settings().value(u"maintenance_work_mem"_s);
    constexpr qint64 defaultMemory = 64 * 1024 * 1024;
    if (bytes < defaultMemory || memory)
        return;
    Report report = reportAt(*index, Hazard::Slow,
        u"the build wants about "_s + sizeText(bytes)
            + u" of maintenance_work_mem; with less it spills and takes several times as long"_s);
    report.evidence = joined(u"this file does not set it; "_s + table.evidence(), installedText(context));
    context.report(report);
}

} // namespace

std::span<const RuleInfo> vectorIndexRules()
{
    static const auto rules = std::to_array<RuleInfo>({
        { u"vector-index-build"_s, {}, Family::Performance, Severity::Warning, Needs::Statistics,
            u"A vector index whose options do not fit."_s, checkVectorIndex },
    });
    return rules;
}

} // namespace schemawright::lint
