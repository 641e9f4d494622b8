// Migration files that are named on the command line.
#pragma once

#include "model/migrations/formats/formats.h"

#include <QHash>
#include <QString>

#include <optional>
#include <stop_token>

namespace schemawright::cli {

struct NamedFile {
    migrations::MigrationFile file; ///< as the tool of its directory reads it
    QString directory; ///< empty: it stands alone
    QList<migrations::MigrationFile> before; ///< of its directory
};

class NamedFiles
{
public:
    explicit NamedFiles(const std::stop_token &stop)
        : m_stop(stop)
    { }
    /// "-" is standard input. Errors: Io, Input (not UTF-8), Cancelled.
    [[nodiscard]] Result<NamedFile> read(const QString &path);

private:
    using Directory = std::optional<migrations::MigrationDirectory>;
    const Directory &directoryIn(const QString &folder);

    std::stop_token m_stop;
    QHash<QString, Directory> m_directories; // each is read once
};

/// A file as the repository names it; outside of any, as from the current folder.
[[nodiscard]] QString pathInRepository(const QString &path);

} // namespace schemawright::cli
