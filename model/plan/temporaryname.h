// Names of objects that exist only while a plan runs.
#pragma once

#include <QString>

namespace schemawright::plan {

/// "schemawright_<purpose>_<name>", cut to what PostgreSQL keeps of an identifier.
[[nodiscard]] QString temporaryName(const QString &purpose, const QString &name);

} // namespace schemawright::plan
