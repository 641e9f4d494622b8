// Counts and sizes in sentences of the model: English, the same on every machine. Views give their own locale.
#pragma once

#include <QLocale>
#include <QString>

namespace schemawright {

[[nodiscard]] QString countText(double count); ///< "92,000,000"
[[nodiscard]] QString sizeText(qint64 bytes); ///< "41 GB", "4.2 MB", "8 kB"; 1024-based, as pg_size_pretty counts
[[nodiscard]] QString sizeText(qint64 bytes, const QLocale &locale); ///< "4,2 MB" in German

} // namespace schemawright
