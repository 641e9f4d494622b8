// Names of rules that other tools have and we do not: their ignore comments are no mistakes.
#pragma once

#include <QString>

namespace schemawright::lint {

/// Whether another tool knows a rule or analyzer of this name for which we have none, or that has no meaning for
/// PostgreSQL ("MY101").
[[nodiscard]] bool isForeignRule(const QString &name);

} // namespace schemawright::lint
