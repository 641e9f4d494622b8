// A table whose partition key changes, or that becomes partitioned or stops to be: PostgreSQL has no way in place. The
// table and its partitions take other names, the wanted ones are created, the rows are copied, and the former ones are
// dropped: in one transaction, under ACCESS EXCLUSIVE.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

namespace schemawright::plan {

/// The table and those of its partitions that are partitions of it on both sides: their rows come back through the copy.
/// Errors: Unsupported, with the reason, where rows would have nowhere to go or a tie to another table would break.
[[nodiscard]] Result<QList<QualifiedName>> tablesToRebuild(
    const schema::Table &before, const schema::Table &after, const render::RenderContext &context);

/// Move aside, create, copy (of the root only), drop (of the root only: partitions go with it).
[[nodiscard]] QList<Action> expandTableRebuild(
    const QualifiedName &table, bool isRoot, int origin, const render::RenderContext &context);

/// Renames of the table and of what shares its names: indexes and the sequences of identity columns.
[[nodiscard]] QList<render::Statement> renderTableAside(const diff::Change &change, const render::RenderContext &context);

/// The rows, the values of identity sequences, and the owners of sequences that stay.
[[nodiscard]] QList<render::Statement> renderCopyRows(const diff::Change &change, const render::RenderContext &context);

} // namespace schemawright::plan
