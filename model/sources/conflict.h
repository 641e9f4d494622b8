// Two sources of one schema that both make the same object.
#pragma once

#include "model/base/result.h"
#include "model/devdb/script.h"

namespace schemawright::sources {

/// The error of the second one, with where the first one is; other errors as they are.
[[nodiscard]] Error withFirstOrigin(Error error, const QList<devdb::Script> &scripts);

} // namespace schemawright::sources
