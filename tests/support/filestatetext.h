// States of migration files in words, for tests that compare texts.
#pragma once

#include "model/migrations/status.h"

#include <QString>

namespace schemawright::testing {

/// "applied", "out of order", "partial, changed".
[[nodiscard]] QString stateText(migrations::FileState state);

} // namespace schemawright::testing
