// The lint block of atlas.hcl.
#pragma once

#include "model/project/lintsettings.h"
#include "model/sources/hcl/blockreader.h"

namespace schemawright::project {

/// What the block says; what is not understood is warned of at its place. A git.dir is taken from `folder`.
[[nodiscard]] LintSettings readLintBlock(sources::BlockReader &block, const QString &folder);

} // namespace schemawright::project
