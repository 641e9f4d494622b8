// An open project: what the window works on. Lives on one worker thread; hands out values.
#pragma once

#include "model/devdb/developmentdatabase.h"
#include "model/diff/textdiff.h"
#include "model/diff/textmerge.h"
#include "model/migrations/atlasdirectory.h"
#include "model/migrations/status.h"
#include "model/plan/recipes/recipeoffers.h"
#include "model/project/projectsettings.h"
#include "model/sources/replay.h"
#include "model/sources/source.h"
#include "model/sources/sourcefiles.h"
#include "model/sources/writeback.h"
#include "model/workflow/difference.h"
#include "model/workflow/migrationtext.h"

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
    std::optional<Error> brokenMigration; ///< a file of the directory that cannot run; new ones then start at the connected database, unsaved
    QStringList filesForNew; ///< of a composed schema: which can take what no file decides (SaveChoices::newFile)
    QStringList warnings;
};

/// What the edited schema means, canonical: read back from the development database.
struct SessionDifference {
    schema::Database desired; ///< the edited schema as the server understands it
    QList<diff::Change> changes; ///< current → desired: badges and panes
    QList<diff::Rename> renames; ///< that a person has made in the edited schema
    Difference migration; ///< start of the new migration → desired: plan, text, findings
    QList<plan::RecipeOffer> recipes; ///< changes of the migration that can be expanded, filled and contracted
    QString migrationBase; ///< "Starts after 20260102000000_more.sql, which is not applied yet." or empty
};

/// The two ways of one change, side by side.
struct RecipePreview {
    Difference inPlace; ///< only the steps of that change
    Difference byRecipe; ///< likewise; empty when there is a problem
    QString problem; ///< what is missing or in the way
};

/// The description of the first file of a directory that began on a database with tables: it is recorded, not run.
inline const QString baselineName = QStringLiteral("baseline");

/// A file that somebody else has written into since it was read, where the person's edit changes it too.
struct TouchingEdits {
    QString file;
    QString theirs; ///< what is on disk
    QString keepingMine; ///< what the file would say, both edits being in it, with the person's lines where they touch
    QString keepingTheirs; ///< likewise, with the other's
    diff::TextDiff difference; ///< from keepingTheirs to keepingMine
    friend bool operator==(const TouchingEdits &, const TouchingEdits &) = default;
};

/// What a person decided about TouchingEdits: it holds as long as the other's text is the one that was shown.
struct KeptEdits {
    QString file;
    QString theirs;
    diff::Keep kept = diff::Keep::Ours;
};

/// What a person decides about saving.
struct SaveChoices {
    std::optional<MigrationText> edited; ///< the migration's text when fixes have changed it
    QString newFile; ///< one of SessionSnapshot::filesForNew; else a rule says it, and SaveProposal::places what else there is
    QList<KeptEdits> kept = {};
};

/// A file that can take what no file decides.
struct NewPlace {
    QString file;
    QString lines; ///< that it would get
    friend bool operator==(const NewPlace &, const NewPlace &) = default;
};

struct SaveProposal {
    QList<MigrationDraftText> migration; ///< one file each, in order
    QString baselineSql; ///< what the database had before its first migration; empty: no baseline
    std::optional<sources::WriteBack> schemaFiles; ///< nullopt: the schema's own files stay as they are
    QList<devdb::Script> filesOnDisk; ///< what `schemaFiles` was made for: others may write until it is saved
    bool isMerged = false; ///< somebody else has edited these files too: both edits are in `schemaFiles`
    QString problem; ///< why they are left alone although the schema was edited; empty: no problem
    QList<NewPlace> places; ///< nobody has said where new objects go, and these files all can take them; else empty
    QList<TouchingEdits> touching; ///< to be decided; until then nothing goes into the schema's files
    /// What the files on disk yield with what is left of the edit, somebody else's lines being kept: nothing is to be saved now, the edit
    /// is planned again on what the files say.
    std::optional<schema::Database> editedOnDisk;
};

/// The files that saving under this name would add. Errors: as migrations::newMigrationFile.
[[nodiscard]] Result<QStringList> proposedFileNames(
    const migrations::MigrationDirectory &directory, const SaveProposal &proposal, const QString &name);

/// How its sources are read: by a development server of the target's major version. Errors: Input (the development URL).
[[nodiscard]] Result<sources::SourceOptions> sourceOptionsOf(const SessionSnapshot &snapshot);

/// For statements that come behind all files of the directory.
[[nodiscard]] lint::LintOptions planLintOptions(const SessionSnapshot &snapshot);
/// All that can be looked up for findings: rows, load, who uses what, how fast servers like the project's are.
[[nodiscard]] FactsOptions allFactsOf(const SessionSnapshot &snapshot);

/// AsBefore: edits that were made on what the files said are saved over that, so that nobody else's edit is taken back by them.
enum class FileReading { Again, AsBefore };

class Session
{
public:
    /// Reads the target, the sources and the directory. A target that cannot be reached is not an error: the snapshot
    /// says so. Errors: everything else (a broken SQL file, no server for the development database, Cancelled).
    /// `former`: a session of the same project that the new one takes the place of. What has not changed since is not
    /// run again; the former one must not be used afterwards, unless opening fails.
    /// `reading`: whether the schema's own files are as the former one has read them, whatever is on disk by now.
    [[nodiscard]] static Result<Session> open(const project::ProjectSettings &settings, const ProgressFn &progress = {},
        const std::stop_token &stop = {}, const Session *former = nullptr, FileReading reading = FileReading::Again);

    [[nodiscard]] const SessionSnapshot &snapshot() const;

    /// `edited` is the document's database: parts that an editor made need not be canonical. `renames` that a compared
    /// schema does not know are left out. Errors: Unsupported, Server (the development database refuses the edit: the
    /// server's own words), Cancelled.
    /// `recipes`: changes that are not made in place; those that the migration does not make are left out.
    [[nodiscard]] Result<SessionDifference> difference(const schema::Database &edited,
        const QList<diff::Rename> &renames = {}, const ProgressFn &progress = {}, const std::stop_token &stop = {},
        const QList<plan::Recipe> &recipes = {});
    /// Errors: those of planning in place.
    [[nodiscard]] Result<RecipePreview> previewRecipe(
        const SessionDifference &difference, const QList<diff::Rename> &renames, const plan::Recipe &recipe,
        const std::stop_token &stop = {});

    /// All that saving would write, for the person to see first. Edits go into the team's own SQL files as well, already
    /// run on a development database and compared: what they yield is the edited schema. Errors: Input (no migration
    /// directory), Unsupported (a baseline that cannot be written), Cancelled.
    [[nodiscard]] Result<SaveProposal> proposeSave(const SessionDifference &difference, const SaveChoices &choices = {},
        const ProgressFn &progress = {}, const std::stop_token &stop = {});

    /// Names of all files written. Nothing is written when the directory or a schema file changed since it was read.
    /// Errors: Conflict, Io.
    [[nodiscard]] Result<QStringList> saveMigration(const SaveProposal &proposal, const QString &name);

    /// The DDL of one object, or of every changed one when the key is absent, before and after: texts for the panes.
    struct PaneTexts {
        QString before;
        QString after;
    };
    /// `beforeKey`: what `key` was called before it was renamed in the editor. Without a connected database the sources stand
    /// on the left of one object.
    [[nodiscard]] PaneTexts paneTexts(const SessionDifference &difference, const std::optional<schema::ObjectKey> &key,
        const schema::ObjectKey &beforeKey = {}) const;

private:
    Session() = default;
    void readTarget(const ProgressFn &progress, const std::stop_token &stop);
    [[nodiscard]] Result<> readSources(
        const ProgressFn &progress, const std::stop_token &stop, const Session *former, FileReading reading);
    [[nodiscard]] bool directoryIsAhead() const;
    /// What runs on the development database. Sets what is known of the files.
    [[nodiscard]] Result<QList<devdb::Script>> readFiles(
        const sources::Source &source, const sources::SourceOptions &options, const std::stop_token &stop);
    [[nodiscard]] Result<> readDirectory(const ProgressFn &progress, const std::stop_token &stop);
    [[nodiscard]] Result<> startWithBroken(
        const Error &error, const sources::SourceOptions &options, const ProgressFn &progress, const std::stop_token &stop);
    void readStatus();
    /// How the migration to `desired` is planned, before recipes are chosen.
    [[nodiscard]] plan::PlanOptions migrationOptions(
        const schema::Database &desired, const QList<diff::Rename> &renames) const;
    [[nodiscard]] QList<diff::Rename> allRenames(const schema::Database &before, const schema::Database &after,
        const QList<diff::Rename> &renames) const;
    /// Sets schemaFiles and what belongs to it.
    [[nodiscard]] Result<> proposeWriteBack(SaveProposal &proposal, const SessionDifference &difference,
        const SaveChoices &choices, const ProgressFn &progress, const std::stop_token &stop);
    /// That the edited files are what the person wanted. Errors: Conflict, Unsupported.
    [[nodiscard]] Result<> checkYield(const SaveProposal &proposal, const SaveChoices &choices, const schema::Database &yielded,
        const schema::Database &desired, const ProgressFn &progress, const std::stop_token &stop) const;
    /// What these files make on the development database.
    [[nodiscard]] Result<schema::Database> yieldOf(
        const QList<devdb::Script> &files, const ProgressFn &progress, const std::stop_token &stop) const;
    /// Those that yield the edited schema, in the files' order; all of them when they are too many to try.
    [[nodiscard]] Result<QList<NewPlace>> placesFor(
        sources::FilesEdit edit, const ProgressFn &progress, const std::stop_token &stop) const;
    [[nodiscard]] Result<schema::Database> canonical(
        const schema::Database &edited, const QList<diff::Rename> &renames, const std::stop_token &stop);

    SessionSnapshot m_snapshot;
    std::optional<sources::Replay> m_replay; ///< what made `desired`
    std::optional<devdb::DevelopmentDatabase> m_development; ///< holds `desired`; edits are tried in a transaction on it
    schema::Database m_migrationBase; ///< what the directory yields; `current` when there is no directory
    QList<diff::RenameRequest> m_renameComments; ///< of the SQL files
    sources::Source m_source; ///< of the desired schema
    QList<devdb::Script> m_files; ///< the schema's own files that can be written, as they were read
    QString m_readOnlyTitle; ///< of schema files that edits cannot be put into; empty: none
    std::optional<postgres::Connection> m_target;
};

} // namespace schemawright::workflow
