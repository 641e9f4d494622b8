// The grain that is ordered: a change of the plan, cut so fine that no circle remains that PostgreSQL can avoid. A
// created table is its body, and each foreign key, index, trigger, policy and rule by itself; an alteration that has
// no way in place is a drop and a create.
#pragma once

#include "model/diff/change.h"

#include <QList>

namespace schemawright::plan {

/// What the change of an action stands for when it is written.
enum class ActionRole {
    Whole, ///< renderChange
    Body, ///< a created table, view, sequence or routine without the parts that are actions of their own
    IndexRoles, ///< REPLICA IDENTITY and CLUSTER ON of a created table
    AttachPartition, ///< of a created table
    Access, ///< owner and privileges, after all else that is done to the object
    Ownership, ///< OWNED BY of a sequence: who needs the sequence does not need its owner
    CarriedAlong, ///< done by PostgreSQL itself with the drop of `carrier`; nothing is written
    MoveAside, ///< a type or table that is rebuilt takes another name, under which its values are still there
    Retype, ///< a column goes from the type that was moved aside to the one that took its name
    RenamePart, ///< an index of a partition gets another name, because it can neither go nor come: renamedparts.h
    Restored, ///< what a change of a column's type has lost of an object that stays: restoredstatistics.h
    CopyRows, ///< from the table that was moved aside to the one that took its name
    Stub, ///< a view with the columns of the wanted one and nothing behind them, to open a circle
};

/// Dependencies of the schema before order what an action takes down, those of the schema after what it builds.
struct Action {
    diff::Change change;
    int origin = -1; ///< index into Plan::changes; -1: only there because something else needs it
    ActionRole role = ActionRole::Whole;
    bool tearsDown = false;
    bool builds = false;
    std::optional<schema::ObjectKey> carrier; ///< CarriedAlong: dropped with it; Retype: the parent's column that brings it
    bool isPartOfRebuild = false; ///< its table is locked by the rewrite around it: no online detour
    friend bool operator==(const Action &, const Action &) = default;
};

[[nodiscard]] Action makeAction(const diff::Change &change, int origin, ActionRole role = ActionRole::Whole);

} // namespace schemawright::plan
