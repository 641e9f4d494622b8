#include "model/apply/buildphases.h"

#include <algorithm>
#include <array>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

// docs: progress-reporting, "CREATE INDEX Phases"; the last two are REINDEX CONCURRENTLY's.
constexpr std::array phaseNames {
    QLatin1StringView("initializing"),
    QLatin1StringView("waiting for writers before build"),
    QLatin1StringView("building index"),
    QLatin1StringView("waiting for writers before validation"),
    QLatin1StringView("index validation: scanning index"),
    QLatin1StringView("index validation: sorting tuples"),
    QLatin1StringView("index validation: scanning table"),
    QLatin1StringView("waiting for old snapshots"),
    QLatin1StringView("waiting for readers before marking dead"),
    QLatin1StringView("waiting for readers before dropping"),
};
constexpr int createPhases = 8;
constexpr int plainPhases = 3;

QList<WorkPhase> buildingPhases(const QString &method)
{
    using enum PhaseCounter;
    if (method == "btree"_L1) {
        return { { u"building index: scanning table"_s, 0.44, Blocks },
            { u"building index: sorting live tuples"_s, 0.04, None },
            { u"building index: loading tuples in tree"_s, 0.11, Tuples } };
    }
    if (method == "ivfflat"_L1) {
        return { { u"building index: performing k-means"_s, 0.55, None },
            { u"building index: assigning tuples"_s, 0.26, Blocks },
            { u"building index: loading tuples"_s, 0.18, Tuples } };
    }
    // HNSW has no total of tuples; the others report blocks of the table and no parts (GIN has parts from 18 on).
    const double weight = method == "hnsw"_L1 ? 0.98 : method == "gist"_L1 ? 0.83 : 0.63;
    return { { u"building index"_s, weight, Blocks } };
}

QList<WorkPhase> validationPhases(const QString &method, double weight)
{
    using enum PhaseCounter;
    // Shares of the validation itself; only B-trees count the blocks of the index scan.
    const bool btree = method == "btree"_L1;
    return { { u"index validation: scanning index"_s, weight * 0.2, btree ? Blocks : None },
        { u"index validation: sorting tuples"_s, weight * 0.4, None },
        { u"index validation: scanning table"_s, weight * 0.4, Blocks } };
}

} // namespace

QList<WorkPhase> workPhases(const QString &method, bool concurrent)
{
    QList<WorkPhase> phases = buildingPhases(method);
    double building = 0;
    for (const WorkPhase &phase : phases)
        building += phase.weight;
    if (concurrent)
        return phases + validationPhases(method, 1 - building);
    for (WorkPhase &phase : phases)
        phase.weight /= building;
    return phases;
}

int phaseNumber(const QString &phase)
{
    for (std::size_t i = 0; i < phaseNames.size(); ++i) {
        if (phase.startsWith(phaseNames[i]))
            return int(i) + 1;
    }
    return 0;
}

int phaseCount(const QString &command)
{
    if (!command.contains("CONCURRENTLY"_L1))
        return plainPhases;
    return command.startsWith("REINDEX"_L1) ? int(phaseNames.size()) : createPhases;
}

bool isWaitingPhase(const QString &phase)
{
    return phase.startsWith("waiting"_L1);
}

qsizetype currentPhase(const QList<WorkPhase> &phases, const QString &phase)
{
    for (qsizetype i = 0; i < phases.size(); ++i) {
        if (phase.startsWith(phases[i].name))
            return i;
    }
    // A part of the building that we do not know, or a phase between two that work.
    const int number = phaseNumber(phase);
    for (qsizetype i = 0; i < phases.size(); ++i) {
        if (phaseNumber(phases[i].name) >= number)
            return i;
    }
    return phases.size();
}

PhaseProgress progressOf(const catalog::IndexBuildProgress &build, PhaseCounter counter)
{
    switch (counter) {
    case PhaseCounter::None:
        return {};
    case PhaseCounter::Blocks:
        return { build.blocksDone, build.blocksTotal };
    case PhaseCounter::Tuples:
        return { build.tuplesDone, build.tuplesTotal };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::apply
