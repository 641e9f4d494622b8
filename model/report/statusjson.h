#pragma once

#include "model/migrations/status.h"

namespace schemawright::report {

/// The shape of Atlas's `migrate status --format "{{ json . }}"`, with "Problems" beside it.
[[nodiscard]] QString statusJson(const migrations::MigrationStatus &status);

} // namespace schemawright::report
