// Drift: where a database is not what its migrations made, and which of it is in the way of taking some of them back.
#pragma once

#include "model/diff/schemadiff.h"

namespace schemawright::workflow {

/// What on the database its files did not make, or made otherwise, in words and sorted by object: "table public.t (made by
/// hand)". `now`: the database; `made`: what its files yield. Errors: Unsupported, from the comparison.
[[nodiscard]] Result<QStringList> findDrift(const schema::Database &now, const schema::Database &made);

struct WayBack {
    schema::Database target; ///< the database without what the files did; under the names of after
    QStringList inTheWay; ///< changes by hand that the way back undoes or overwrites, in words
    QStringList untouched; ///< changes by hand that stay
};

/// `now`: the database; `with` and `without`: what the directory yields with and without the files that go.
/// Errors: Unsupported, from the comparison; Input, from the renames.
[[nodiscard]] Result<WayBack> findWayBack(const schema::Database &now, const schema::Database &with,
    const schema::Database &without, const QList<diff::Rename> &renames);

} // namespace schemawright::workflow
