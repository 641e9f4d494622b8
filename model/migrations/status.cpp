// What Atlas's own status does not notice and this one must: an applied file that was edited or deleted, a half-applied
// file that is not the last, a half-applied file that was shortened.
#include "model/migrations/status.h"

#include "model/migrations/migrationstatements.h"

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

QByteArray key(const QString &version)
{
    return version.toUtf8(); // versions are compared as bytes
}

/// Everything that the states of single files depend on.
struct History {
    QHash<QString, Revision> rows;
    QByteArray last; ///< version of the last row
    QByteArray start; ///< last baseline or applied checkpoint: files up to it count as done
};

History makeHistory(const MigrationDirectory &directory, const QList<Revision> &revisions)
{
    History history;
    for (const Revision &revision : revisions) {
        history.rows.insert(revision.version, revision);
        history.last = std::max(history.last, key(revision.version));
        if ((revision.type & revisiontype::baseline) != 0)
            history.start = std::max(history.start, key(revision.version));
    }
    for (const MigrationFile &file : directory.files) {
        if (file.checkpoint && history.rows.contains(file.version))
            history.start = std::max(history.start, key(file.version));
    }
    return history;
}

FileState stateWithoutRow(const MigrationFile &file, const History &history)
{
    if (history.rows.isEmpty())
        return FileState::Pending; // checkpoints on a new database are treated by the caller
    if (!history.start.isEmpty() && key(file.version) <= history.start)
        return FileState::Skipped;
    if (!file.standsFor.isEmpty())
        return FileState::Failed;
    if (file.checkpoint)
        return FileState::Skipped;
    return key(file.version) < history.last ? FileState::OutOfOrder : FileState::Pending;
}

/// Compares what ran of a half-applied file with the file as it is now.
Result<> judgePartial(FileStatus &status)
{
    const Revision &revision = *status.revision;
    TRY_ASSIGN(const auto statements, splitMigration(status.file));
    const QStringList hashes = partialHashes(statements);
    const qsizetype applied = qsizetype(revision.applied);
    status.state = FileState::Partial;
    status.statementsLeft = std::max<qsizetype>(0, statements.size() - applied);
    if (statements.size() < applied || hashes.mid(0, applied) != revision.partialHashes.mid(0, applied)) {
        status.state = FileState::PartialChanged;
        status.explanation = u"%1: %2 of its statements ran, and they were edited since"_s.arg(
            status.file.fileName, QString::number(revision.applied));
    } else if (statements.size() < qsizetype(revision.total)) {
        status.explanation
            = u"%1: %2 of %3 statements ran; the file was shortened to %4 since"_s.arg(status.file.fileName,
                QString::number(revision.applied), QString::number(revision.total), QString::number(statements.size()));
    } else if (!revision.error.isEmpty()) {
        status.explanation = u"%1: stopped after %2 of %3 statements: %4"_s.arg(
            status.file.fileName, QString::number(revision.applied), QString::number(revision.total), revision.error);
    } else {
        status.explanation = u"%1: %2 of %3 statements ran"_s.arg(
            status.file.fileName, QString::number(revision.applied), QString::number(revision.total));
    }
    return {};
}

Result<FileStatus> judgeFile(const MigrationFile &file, const History &history, const QSet<QString> &inDoubt)
{
    FileStatus status;
    status.file = file;
    const auto row = history.rows.constFind(file.version);
    if (row != history.rows.constEnd())
        status.revision = *row;
    if (inDoubt.contains(file.version)) {
        status.state = FileState::InDoubt;
        status.explanation
            = u"%1: the connection was lost while it ran; it may or may not have happened"_s.arg(file.fileName);
    } else if (!status.revision) {
        status.state = stateWithoutRow(file, history);
        if (status.state == FileState::Failed)
            status.explanation = partOfSquash(file);
    } else if ((status.revision->type & revisiontype::resolved) != 0) {
        status.state = FileState::Resolved;
    } else if (status.revision->type == revisiontype::baseline) {
        status.state = FileState::Baseline;
    } else if (status.revision->isComplete()) {
        status.state = FileState::Applied;
    } else {
        TRY(judgePartial(status));
    }
    return status;
}

void skipBeforeCheckpoint(QList<FileStatus> &files)
{
    const auto isCheckpoint = [](const FileStatus &status) { return status.file.checkpoint; };
    const auto last = std::find_if(files.rbegin(), files.rend(), isCheckpoint);
    for (auto before = last; before != files.rend(); ++before) {
        if (before != last)
            before->state = FileState::Skipped;
    }
}

/// The chained hash that the file had when only those files were there that had run by then.
QString hashAtTheTime(const QList<FileStatus> &files, qsizetype index)
{
    QList<MigrationFile> present;
    for (qsizetype i = 0; i <= index; ++i) {
        const auto &row = files[i].revision;
        const bool ranLater = row && row->executedAt > files[index].revision->executedAt;
        const bool notThere = !row && (files[i].state == FileState::OutOfOrder || files[i].state == FileState::Pending);
        if (i == index || (!ranLater && !notThere))
            present << files[i].file;
    }
    const AtlasSum sum = computeSum(present);
    return sum.lines.isEmpty() ? QString() : sum.lines.last().hash;
}

bool ranWithRecordedHash(const FileStatus &status)
{
    return status.state == FileState::Applied && !status.revision->hash.isEmpty() && !status.file.sumIgnored;
}

/// Files added out of order since change later hashes too; with two or more not every combination is tried.
qsizetype latecomersBefore(const QList<FileStatus> &files, qsizetype index)
{
    return std::count_if(files.begin(), files.begin() + index, [&](const FileStatus &other) {
        return other.state == FileState::OutOfOrder
            || (other.revision && other.revision->executedAt > files[index].revision->executedAt);
    });
}

void judgeHashes(MigrationStatus &status)
{
    bool chainBroken = false;
    bool squashed = false;
    for (qsizetype i = 0; i < status.files.size(); ++i) {
        FileStatus &file = status.files[i];
        if (!ranWithRecordedHash(file))
            continue;
        const QByteArray version = key(file.file.version);
        const bool predecessorGone = std::ranges::any_of(
            status.missingFiles, [&](const Revision &missing) { return key(missing.version) < version; });
        if (!file.file.standsFor.isEmpty() && file.revision->hash != file.file.hash) {
            squashed = true; // it ran as the file that it was, and so did what is chained to that
            continue;
        }
        if (file.revision->hash == file.file.hash || file.revision->hash == hashAtTheTime(status.files, i)) {
            file.hash = HashState::Matches;
            continue;
        }
        if (squashed)
            continue;
        const bool explained = chainBroken || predecessorGone || latecomersBefore(status.files, i) > 1;
        file.hash = explained ? HashState::CannotTell : HashState::Edited;
        chainBroken = true;
        if (!explained) {
            file.explanation = file.revision->description != file.file.description
                ? u"%1 was applied under the name %2_%3.sql and renamed since"_s.arg(
                    file.file.fileName, file.revision->version, file.revision->description)
                : u"%1 was applied and edited since"_s.arg(file.file.fileName);
        }
    }
}

QList<Revision> rowsWithoutFile(const MigrationDirectory &directory, const QList<Revision> &revisions)
{
    QList<Revision> missing;
    std::ranges::copy_if(revisions, std::back_inserter(missing), [&](const Revision &revision) {
        return std::ranges::find(directory.files, revision.version, &MigrationFile::version) == directory.files.end();
    });
    return missing;
}

} // namespace

QString partOfSquash(const MigrationFile &file)
{
    return u"%1 stands for migrations of which only a part ran here; run the rest from the files of before the squash"_s.arg(file.fileName);
}

Result<MigrationStatus> computeStatus(
    const MigrationDirectory &directory, const QList<Revision> &revisions, const QSet<QString> &inDoubt)
{
    MigrationStatus status;
    const History history = makeHistory(directory, revisions);
    for (const MigrationFile &file : directory.files) {
        TRY_ASSIGN(FileStatus entry, judgeFile(file, history, inDoubt));
        status.files << std::move(entry);
    }
    if (revisions.isEmpty())
        skipBeforeCheckpoint(status.files);
    status.missingFiles = rowsWithoutFile(directory, revisions);
    judgeHashes(status);
    const auto squash = std::ranges::find_if(directory.files, [](const MigrationFile &file) { return !file.standsFor.isEmpty(); });
    if (squash != directory.files.end())
        status.missingFiles.removeIf([&](const Revision &row) { return key(row.version) < key(squash->version); });
    return status;
}

QList<MigrationFile> MigrationStatus::pending() const
{
    QList<MigrationFile> result;
    for (const FileStatus &status : files) {
        if (status.state == FileState::Pending || status.state == FileState::Partial)
            result << status.file;
    }
    return result;
}

QList<FileStatus> MigrationStatus::outOfOrder() const
{
    QList<FileStatus> result;
    std::ranges::copy_if(files, std::back_inserter(result),
        [](const FileStatus &status) { return status.state == FileState::OutOfOrder; });
    return result;
}

QString MigrationStatus::currentVersion() const
{
    QString current;
    for (const FileStatus &status : files) {
        const bool isHalf = status.state == FileState::Partial || status.state == FileState::PartialChanged
            || status.state == FileState::Failed;
        const bool isSquashed = status.state == FileState::Skipped && !status.file.standsFor.isEmpty();
        if ((status.revision && !isHalf) || isSquashed)
            current = status.file.version;
    }
    return current;
}

QString MigrationStatus::nextVersion() const
{
    const QList<MigrationFile> next = pending();
    return next.isEmpty() ? QString() : next.first().version;
}

QStringList MigrationStatus::problems() const
{
    QStringList sentences = remarks;
    QStringList unverifiable;
    for (const FileStatus &status : files) {
        if (!status.explanation.isEmpty())
            sentences << status.explanation;
        if (status.hash == HashState::CannotTell)
            unverifiable << status.file.fileName;
    }
    for (const Revision &revision : missingFiles) {
        sentences << u"version %1 (%2) was applied, but its file is gone from the directory"_s.arg(
            revision.version, revision.description.isEmpty() ? u"no description"_s : revision.description);
    }
    if (!unverifiable.isEmpty()) {
        sentences << u"whether %1 changed since cannot be told: a file before it did, and the checksums are chained"_s
                         .arg(unverifiable.join(u", "_s));
    }
    return sentences;
}

} // namespace schemawright::migrations
