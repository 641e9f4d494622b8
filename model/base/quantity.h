// Counts and sizes in sentences of the model: English, the same on every machine. Views use QLocale.
#pragma once

#include <QString>

namespace schemawright {

[[nodiscard]] QString countText(double count); ///< "92,000,000"
[[nodiscard]] QString sizeText(qint64 bytes); ///< "41 GB", "4.2 MB", "8 kB"; 1024-based, as pg_size_pretty counts

} // namespace schemawright
