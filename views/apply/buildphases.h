// The phases that the server reports of an index build, in their order.
// docs: progress-reporting, "CREATE INDEX Phases"; names from the view pg_stat_progress_create_index.
#pragma once

#include <QString>
#include <QStringList>

namespace schemawright::applyview {

/// As pg_stat_progress_create_index names them; without the part after "building index".
[[nodiscard]] QStringList phasesOf(const QString &command);

/// Position of a reported phase ("building index: scanning table") among them; 0 when it is none of them.
[[nodiscard]] int phaseIndex(const QStringList &phases, const QString &phase);

/// Translated, short enough to stand below a step: "Build", "Old snapshots".
[[nodiscard]] QString shortPhaseName(const QString &phase);

} // namespace schemawright::applyview
