// Where a directory and a database stand to each other. Pure: values in, value out.
#pragma once

#include "model/migrations/atlasdirectory.h"
#include "model/migrations/atlasrevisions.h"

#include <QSet>

namespace schemawright::migrations {

enum class FileState {
    Applied,
    Baseline, ///< recorded as a starting point; it or a file before it did not run here
    Resolved, ///< set by hand
    Skipped, ///< a checkpoint on a database with history, or a file that a checkpoint stands for
    Pending,
    OutOfOrder, ///< not applied, though a later version is
    Partial, ///< some of its statements ran
    PartialChanged, ///< some of its statements ran, and just those were edited since
    Failed, ///< it was started and did not end well, says the history of its own tool
    InDoubt, ///< the connection was lost while it ran; the journal and the catalogs must be asked
};

/// How a file that ran compares with what ran.
enum class HashState {
    Unknown, ///< it did not run, or nothing was recorded
    Matches,
    Edited,
    /// The chained hash differs, but a file before it was edited, added or removed, which changes it as well.
    CannotTell,
};

struct FileStatus {
    MigrationFile file;
    FileState state = FileState::Pending;
    HashState hash = HashState::Unknown;
    std::optional<Revision> revision;
    qint64 statementsLeft = 0; ///< of Partial: counted in the file as it is now
    QString explanation; ///< a sentence when a person must know something; else empty
};

struct MigrationStatus {
    QList<FileStatus> files; ///< in the order of the directory
    QList<Revision> missingFiles; ///< rows whose file is gone from the directory
    QStringList remarks; ///< what is wrong with the directory itself

    /// Files that the next apply runs, partial ones included, in their order.
    [[nodiscard]] QList<MigrationFile> pending() const;
    [[nodiscard]] QList<FileStatus> outOfOrder() const;
    /// The version of the last complete row; empty on a new database.
    [[nodiscard]] QString currentVersion() const;
    [[nodiscard]] QString nextVersion() const; ///< of the first pending file; empty when there is none
    /// Sentences about edited, missing, changed and doubtful files: nothing that happened goes unnoticed.
    [[nodiscard]] QStringList problems() const;
    [[nodiscard]] bool isUpToDate() const
    {
        return pending().isEmpty() && outOfOrder().isEmpty() && problems().isEmpty();
    }
};

/// What must be known of a squashed file on a database that has not run all that it stands for.
[[nodiscard]] QString partOfSquash(const MigrationFile &file);

/// `inDoubt`: versions of which the journal says that the outcome is unknown.
/// Errors: Input (a partially applied file cannot be split into statements).
[[nodiscard]] Result<MigrationStatus> computeStatus(
    const MigrationDirectory &directory, const QList<Revision> &revisions, const QSet<QString> &inDoubt = {});

} // namespace schemawright::migrations
