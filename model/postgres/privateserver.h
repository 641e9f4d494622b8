// The PostgreSQL server that Schemawright starts for itself: initdb in the user's cache folder, Unix socket only, no TCP.
// One per major version and purpose, shared by all windows and CLI runs of one user, stopped with the last of them.
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/postgres/connectionsettings.h"

#include <QList>
#include <QString>

#include <memory>

namespace schemawright::postgres {

/// Server programs found on this machine.
struct ServerInstallation {
    int majorVersion = 0;
    QString version; ///< "15.18"
    QString binFolder; ///< has initdb, pg_ctl, postgres
    QString origin; ///< "Debian", "PATH", "npm", "SCHEMAWRIGHT_POSTGRES"
    bool hasPgvector = false;
    friend bool operator==(const ServerInstallation &, const ServerInstallation &) = default;
};

/// Debian's and PGDG's folders, the test servers of packaging/install-dependencies, PATH, and the folders in
/// SCHEMAWRIGHT_POSTGRES (colon-separated), newest first, one per bin folder.
[[nodiscard]] QList<ServerInstallation> findServerInstallations();

/// Whether CREATE EXTENSION would find it there. docs: extend-extensions, "Extension Files".
[[nodiscard]] bool hasExtension(const ServerInstallation &installation, const QString &extension);

/// The installation with this major version; else the nearest one (newer before older); nullopt when there is none.
/// Among equals one with pgvector wins.
[[nodiscard]] std::optional<ServerInstallation> chooseInstallation(
    const QList<ServerInstallation> &installations, int majorVersion);

enum class ServerPurpose {
    Development, ///< throw-away: fsync off
    Sample, ///< the sample project's target: fsync on, kept between starts
};

/// A lease: the server runs at least as long as one lease of any process is alive. Copies share the lease.
class PrivateServer
{
public:
    /// Starts or joins the server of this version and purpose. `majorVersion` 0: the newest with pgvector, else newest.
    /// Errors: Input (no server installed: says which package), Io (disk full, no permission), Timeout, Cancelled.
    [[nodiscard]] static Result<PrivateServer> acquire(int majorVersion, ServerPurpose purpose,
        const ProgressFn &progress = {}, const std::stop_token &stop = {});

    [[nodiscard]] const ServerInstallation &installation() const;
    /// A sentence when another major version than the asked one runs; empty otherwise.
    [[nodiscard]] QString versionWarning() const;
    [[nodiscard]] ConnectionSettings settings(const QString &database = QStringLiteral("postgres")) const;
    [[nodiscard]] QString dataFolder() const;

private:
    struct Lease;
    std::shared_ptr<Lease> m_lease;
};

} // namespace schemawright::postgres
