// One UPDATE that changes a whole table, cut into statements that change the rows of one range of keys.
#pragma once

#include "model/sql/recipedirectives.h"

namespace schemawright::apply {

/// Statements with parameters in text form.
struct BackfillQuery {
    QString lastKey; ///< of the table, as text; no row when it is empty
    /// The end of the next batch: its key columns as text, and how many rows it has; no row when nothing is left.
    /// $1…$n: the end of the batch before, $n+1…$2n: where the backfill ends, then how many rows at most.
    QString nextRange;
    QString firstRange; ///< $1…$n: where the backfill ends, then how many rows at most
    QString updateRange; ///< $1…$n: the end of the batch before, $n+1…$2n: the end of this one
    QString updateFirst; ///< $1…$n: the end of the first batch
};

/// Errors: Input for anything but a single UPDATE of the directive's table without RETURNING.
[[nodiscard]] Result<BackfillQuery> makeBackfillQuery(
    const QString &update, const sql::BackfillDirective &directive);

} // namespace schemawright::apply
