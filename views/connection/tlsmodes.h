#pragma once

#include <QList>
#include <QString>

namespace schemawright::connection {

struct TlsMode {
    QString mode; ///< sslmode; empty: libpq's default
    QString explanation; ///< translated, one line
};

/// From none to the safest. docs: libpq-ssl, Table 34.1 "SSL Mode Descriptions".
[[nodiscard]] QList<TlsMode> tlsModes();

} // namespace schemawright::connection
