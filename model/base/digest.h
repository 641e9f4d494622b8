#pragma once

#include <QByteArray>

namespace schemawright {

/// SHA-256, lower-case hexadecimal. Used for fingerprints of schemas, scripts and findings.
[[nodiscard]] QString sha256Hex(const QByteArray &bytes);

} // namespace schemawright
