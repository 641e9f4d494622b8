// An open project: what the window works on. Lives on one worker thread; hands out values.
#pragma once

#include "model/devdb/developmentdatabase.h"
#include "model/migrations/atlasdirectory.h"
#include "model/migrations/status.h"
#include "model/project/projectsettings.h"
#include "model/sources/source.h"
#include "model/sources/writeback.h"
#include "model/workflow/difference.h"

#include <QDateTime>

namespace schemawright::workflow {

/// What was read when the project was opened or reloaded.
struct SessionSnapshot {
    project::ProjectSettings project;
    std::optional<schema::Database> current; ///< the connected database; nullopt when it cannot be reached
    std::optional<Error> currentError; ///< why
    QString currentTitle; ///< "app@localhost/shop, PG 15.18, read 12:04"
    schema::Database desired; ///< as the sources say
    QString desiredTitle; ///< "schema/*.sql"
    QString developmentText; ///< "dev database: PostgreSQL 15.18 (private) · 84 ms"
    migrations::MigrationDirectory directory; ///< empty when the project has none
    std::optional<migrations::MigrationStatus> status; ///< of the directory on the current database
    QStringList warnings;
};

/// What the edited schema means, canonical: read back from the development database.
struct SessionDifference {
    schema::Database desired; ///< the edited schema as the server understands it
    QList<diff::Change> changes; ///< current → desired: badges and panes
    Difference migration; ///< start of the new migration → desired: plan, text, findings
    QString migrationBase; ///< "Starts after 20260102000000_more.sql, which is not applied yet." or empty
};

class Session
{
public:
    /// Reads the target, the sources and the directory. A target that cannot be reached is not an error: the snapshot
    /// says so. Errors: everything else (a broken SQL file, no server for the development database, Cancelled).
    [[nodiscard]] static Result<Session> open(
        const project::ProjectSettings &settings, const ProgressFn &progress = {}, const std::stop_token &stop = {});

    [[nodiscard]] const SessionSnapshot &snapshot() const;

    /// `edited` is the document's database: parts that an editor made need not be canonical. `renames` that a compared
    /// schema does not know are left out. Errors: Unsupported, Server (the development database refuses the edit: the
    /// server's own words), Cancelled.
    [[nodiscard]] Result<SessionDifference> difference(const schema::Database &edited,
        const QList<diff::Rename> &renames = {}, const ProgressFn &progress = {}, const std::stop_token &stop = {});

    /// Writes the migration into the directory: transactional steps in one file, every step that refuses a transaction
    /// in a file of its own with `-- atlas:txmode none`. Errors: Conflict (the directory changed), Io, Input (no folder).
    [[nodiscard]] Result<QList<migrations::MigrationFile>> saveMigration(
        const SessionDifference &difference, const QString &name);

    /// The edit as changed text of the team's own SQL files, already run on a development database and compared: what it
    /// yields is the edited schema. Nothing is written yet. Errors: Unsupported (the sources are no SQL files, or the
    /// edited files would yield something else: says what), Conflict (files changed since they were read).
    [[nodiscard]] Result<sources::WriteBack> proposeWriteBack(
        const SessionDifference &difference, const ProgressFn &progress = {}, const std::stop_token &stop = {});
    /// Replaces the changed files. Errors: Conflict (a file changed since it was read: nothing is overwritten), Io.
    [[nodiscard]] Result<> saveWriteBack(const sources::WriteBack &proposal);

    /// The DDL of one object, or of every changed one when the key is absent, before and after: texts for the panes.
    struct PaneTexts {
        QString before;
        QString after;
    };
    [[nodiscard]] PaneTexts paneTexts(const SessionDifference &difference, const std::optional<schema::ObjectKey> &key) const;

private:
    Session() = default;
    /// How sources are read: by a development server of the target's major version.
    [[nodiscard]] Result<sources::SourceOptions> sourceOptions() const;
    void readTarget(const ProgressFn &progress, const std::stop_token &stop);
    [[nodiscard]] Result<> readSources(const ProgressFn &progress, const std::stop_token &stop);
    [[nodiscard]] Result<> readDirectory(const ProgressFn &progress, const std::stop_token &stop);
    void readStatus();
    [[nodiscard]] Result<schema::Database> canonical(
        const schema::Database &edited, const QList<diff::Rename> &renames, const std::stop_token &stop);

    SessionSnapshot m_snapshot;
    std::optional<devdb::DevelopmentDatabase> m_development; ///< holds `desired`; edits are tried in a transaction on it
    schema::Database m_migrationBase; ///< what the directory yields; `current` when there is no directory
    QList<devdb::Script> m_scripts; ///< the SQL files as they were read; empty for other sources
    std::optional<postgres::Connection> m_target;
};

/// How a plan is cut into files of a directory.
struct MigrationDraftText {
    QString sql;
    bool transactional = true;
};
[[nodiscard]] QList<MigrationDraftText> migrationTexts(const plan::Plan &plan);

} // namespace schemawright::workflow
