// How long a statement works on a table, by the table's size and how fast a server of ours works.
#pragma once

#include "model/catalog/facts.h"
#include "model/lint/statementlocks.h"
#include "model/sql/statement.h"

#include <optional>

namespace schemawright::lint {

struct DurationRange {
    double lowSeconds = 0; ///< as fast as the measured server, with all of the table in memory
    double highSeconds = 0; ///< a sixth of that speed: from disk, beside others
};

/// Whether what the statement does was measured: of the indexes only a btree, not how long pgvector or GIN build.
[[nodiscard]] bool isMeasured(const sql::Statement &statement);

/// nullopt: it is gone in a moment, or nothing is known of the table or of its server's like. Of indexes a btree over one
/// column is meant.
[[nodiscard]] std::optional<DurationRange> durationOf(
    Work work, const catalog::TableFacts &table, const catalog::Calibration &calibration);

/// "40 s to 4 min"
[[nodiscard]] QString durationText(const DurationRange &range);

/// "it takes 40 s to 4 min if the server works at 1.0 GB per second to a sixth of that (measured on PostgreSQL 15.20)"; empty
/// as durationOf().
[[nodiscard]] QString durationEvidence(
    Work work, const catalog::TableFacts &table, const std::optional<catalog::Calibration> &calibration);

} // namespace schemawright::lint
