// The phases of an index build as pg_stat_progress_create_index names them, which of its counters are alive in each,
// and what share of the work each has.
#pragma once

#include "model/catalog/activity.h"

namespace schemawright::apply {

enum class PhaseCounter { None, Blocks, Tuples };

/// A phase in which work is done.
struct WorkPhase {
    QString name; ///< the view's text, or its beginning: "building index" stands for all of its parts
    double weight = 0; ///< share of the whole build, measured on 1.2 million rows (shared/specs/lint.md 4.4)
    PhaseCounter counter = PhaseCounter::None;
};

/// In order, weights sum up to 1; without the validation phases when the build is not concurrent.
[[nodiscard]] QList<WorkPhase> workPhases(const QString &method, bool concurrent);

/// The place in the stepper: 1 to 8, to 10 for REINDEX CONCURRENTLY; 0 for a phase that we do not know.
[[nodiscard]] int phaseNumber(const QString &phase);
[[nodiscard]] int phaseCount(const QString &command);
[[nodiscard]] bool isWaitingPhase(const QString &phase);

/// Index into `phases` of the one that is running; of the first one still to come while it waits.
[[nodiscard]] qsizetype currentPhase(const QList<WorkPhase> &phases, const QString &phase);

/// The counters of the phase: done and total; total 0 when it has none.
struct PhaseProgress {
    qint64 done = 0;
    qint64 total = 0;
};
[[nodiscard]] PhaseProgress progressOf(const catalog::IndexBuildProgress &build, PhaseCounter counter);

} // namespace schemawright::apply
