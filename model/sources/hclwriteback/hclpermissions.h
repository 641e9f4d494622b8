// Privileges of an object, as the blocks that grant them.
#pragma once

#include "model/sources/hclwriteback/hclfiles.h"
#include "model/sources/hclwriteback/writtenhcl.h"

namespace schemawright::sources {

/// Brings the permission blocks about the object to what it is after the change. Why that cannot be said; empty: it is written.
[[nodiscard]] QString writePermissions(
    HclFiles &files, const WrittenHcl &before, const WrittenHcl &after, const diff::Change &change);

} // namespace schemawright::sources
