// The change that takes a change back: renderChange(reversed(c), {after, before, …}) is the way down.
#pragma once

#include "model/diff/change.h"

namespace schemawright::render {

[[nodiscard]] diff::Change reversed(const diff::Change &change);

} // namespace schemawright::render
