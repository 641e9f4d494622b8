// Names of objects that exist only while a plan runs.
#pragma once

#include <QString>

namespace schemawright::plan {

constexpr qsizetype longestName = 63; ///< NAMEDATALEN - 1, in bytes of UTF-8: include/pg_config_manual.h

/// "schemawright_<purpose>_<name>", cut to what PostgreSQL keeps of an identifier.
[[nodiscard]] QString temporaryName(const QString &purpose, const QString &name);

} // namespace schemawright::plan
