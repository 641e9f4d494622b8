#pragma once

#include "model/base/result.h"
#include "model/diff/accessmode.h"
#include "model/diff/change.h"

namespace schemawright::diff {

/// A person's word that two objects are one: applied before comparing. Never guessed by us.
struct Rename {
    schema::ObjectKey before;
    QString after; ///< the new name
    QString label; ///< set: not the enum type is renamed, but this value of it
    friend bool operator==(const Rename &, const Rename &) = default;
};

struct DiffOptions {
    QList<Rename> renames;
    AccessMode access = AccessMode::Exact;
};

/// All that must happen to `before` so that it equals `after`, sorted by object key (the planner orders it). Alter of a
/// Table carries only attributes of the table itself (persistence, row security, storage parameters, comment…): its
/// parts are separate changes. Create of a Table holds the whole table; Drop likewise.
/// Errors: Unsupported, naming the object, for a difference in something that is not modelled (Database::unmodelled).
[[nodiscard]] Result<QList<Change>> diffDatabases(
    const schema::Database &before, const schema::Database &after, const DiffOptions &options = {});

/// A dropped and a created object that may be one that was renamed, with the reason and a score from 0 to 1.
struct RenameCandidate {
    schema::ObjectKey before;
    schema::ObjectKey after; ///< of a value of an enum: its type, like `before`
    QString reason; ///< "same type and position, 3 of 4 attributes equal"
    double score = 0;
    QString labelBefore; ///< values of an enum; empty for objects
    QString labelAfter;
};
[[nodiscard]] QList<RenameCandidate> findRenameCandidates(const QList<Change> &changes);

} // namespace schemawright::diff
