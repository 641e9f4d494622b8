// What pg_dump prints, without what is history: orders in which things were made, options that nothing uses any more.
#pragma once

#include <QString>

namespace schemawright::testing {

/// The dump with its objects and the columns of its tables in the order of their text.
[[nodiscard]] QString sortedDump(const QString &dump);

} // namespace schemawright::testing
