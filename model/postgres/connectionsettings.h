// Where a database is and how to log in: a libpq URI, keyword=value pairs, a service, or single fields.
#pragma once

#include "model/base/result.h"
#include "model/base/secret.h"

#include <QMap>
#include <QString>

#include <chrono>

namespace schemawright::postgres {

/// Empty fields are left to libpq: service file, PG* environment, .pgpass, compiled-in defaults.
/// docs: libpq-connect, "Parameter Key Words".
struct ConnectionSettings {
    QString host; ///< name, address, or an absolute folder of a Unix socket
    int port = 0; ///< 0: libpq's default, or a list of ports for a list of hosts in `parameters`
    QString database;
    QString user;
    Secret password;
    QString service; ///< pg_service.conf
    QString tlsMode; ///< sslmode: disable, allow, prefer, require, verify-ca, verify-full
    QMap<QString, QString> parameters; ///< all other keywords, as they came: sslrootcert, options, target_session_attrs…
    QString applicationName = QStringLiteral("schemawright");
    std::chrono::milliseconds connectTimeout { 10'000 }; ///< 0: as long as it takes

    /// "app@localhost:5432/shop": for titles, messages and logs; never the password.
    [[nodiscard]] QString toText() const;
    friend bool operator==(const ConnectionSettings &, const ConnectionSettings &) = default;
};

/// "postgres://…", "postgresql://…", "service=…" or "host=… dbname=…". Atlas's search_path parameter is taken out and
/// put into parameters as "search_path". Errors: Input (what is wrong with it; the password is not repeated).
[[nodiscard]] Result<ConnectionSettings> parseConnectionUrl(const QString &url);

/// A URI without the password, to be stored in settings and project files.
[[nodiscard]] QString toUrl(const ConnectionSettings &settings);

} // namespace schemawright::postgres
