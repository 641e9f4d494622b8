// Saving: the migration into its directory, the edit into the team's own files – proposed as text, judged by a server,
// written only over what was read.
#include "model/base/textfile.h"
#include "model/diff/schemadiff.h"
#include "model/diff/textmerge.h"
#include "model/migrations/formats/draftwriter.h"
#include "model/sources/source.h"
#include "model/sources/sourcefiles.h"
#include "model/workflow/knownrenames.h"
#include "model/workflow/session.h"

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using schema::Database;

namespace {

/// Somebody else has written into files that are to be written: both edits are put together when they do not touch.
/// `files` become what is on disk, `proposal` the merged texts. Errors: Io; Conflict.
Result<bool> mergeWithDisk(QList<devdb::Script> &files, sources::WriteBack &proposal)
{
    bool merged = false;
    for (devdb::Script &file : files) {
        const auto written = std::ranges::find(proposal.scripts, file.file, &devdb::Script::file);
        if (!proposal.changedFiles.contains(file.file) || written == proposal.scripts.end())
            continue;
        TRY_ASSIGN(const QString now, readTextFile(file.file));
        if (now == file.text)
            continue;
        const auto both = diff::mergeTexts(file.text, written->text, now);
        if (!both) {
            return makeError(ErrorKind::Conflict, u"%1 has changed on disk since it was read, in the lines that your edit changes"_s.arg(file.file),
                u"Reload the project: your edits can be made again on what is there now."_s);
        }
        written->text = *both;
        file.text = now;
        merged = true;
    }
    return merged;
}

QStringList textsOf(const QList<diff::Change> &changes)
{
    QStringList texts;
    for (const diff::Change &change : changes)
        texts.append(diff::toText(change));
    texts.sort();
    return texts;
}

Result<> checkUnchanged(const QList<devdb::Script> &scripts, const QStringList &files)
{
    for (const devdb::Script &script : scripts) {
        if (!files.contains(script.file))
            continue;
        TRY_ASSIGN(const QString now, readTextFile(script.file));
        if (now != script.text) {
            return makeError(ErrorKind::Conflict, u"%1 has changed on disk since it was read"_s.arg(script.file),
                u"Reload the project; your edits can be made again on what is there now."_s);
        }
    }
    return {};
}

} // namespace

Result<> Session::proposeWriteBack(SaveProposal &proposal, const SessionDifference &difference,
    const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(const sources::SourceOptions options, sourceOptions());
    const sources::FilesEdit edit { m_snapshot.desired, difference.desired,
        knownRenames(m_snapshot.desired, difference.desired, difference.renames) };
    TRY_ASSIGN(sources::WriteBack files, sources::writeBackFiles(m_source, m_files, options, edit));
    if (!files.notWritten.isEmpty()) {
        proposal.problem = files.notWritten.join(u'\n');
        return {};
    }
    proposal.filesOnDisk = m_files;
    TRY_ASSIGN(proposal.isMerged, mergeWithDisk(proposal.filesOnDisk, files));
    const auto yieldOf = [&](const QList<devdb::Script> &texts) -> Result<Database> {
        TRY_ASSIGN(const QList<devdb::Script> scripts, sources::scriptsOfFiles(m_source, texts, options));
        return sources::tryReplay(*m_replay, scripts, options, progress, stop);
    };
    TRY_ASSIGN(const Database yielded, yieldOf(files.scripts));
    if (proposal.isMerged) {
        // The files yield more than the edit: it must be the same edit on top of the other one.
        TRY_ASSIGN(const Database theirs, yieldOf(proposal.filesOnDisk));
        TRY_ASSIGN(const QList<diff::Change> changes, diff::diffDatabases(m_snapshot.desired, difference.desired));
        TRY_ASSIGN(const QList<diff::Change> done, diff::diffDatabases(theirs, yielded));
        if (textsOf(done) != textsOf(changes)) {
            return makeError(ErrorKind::Conflict, u"files of the schema have changed on disk, and your edit would do something else there"_s,
                u"Reload the project: your edits can be made again on what is there now."_s);
        }
    } else {
        TRY_ASSIGN(const QList<diff::Change> rest, diff::diffDatabases(yielded, difference.desired));
        if (!rest.isEmpty()) {
            return makeError(ErrorKind::Unsupported,
                u"the edited files would not yield the edited schema: %1"_s.arg(diff::toText(rest.first())),
                u"Make this edit in the files by hand."_s);
        }
    }
    proposal.schemaFiles = std::move(files);
    return {};
}

Result<SaveProposal> Session::proposeSave(const SessionDifference &difference,
    const std::optional<MigrationText> &edited, const ProgressFn &progress, const std::stop_token &stop)
{
    if (m_snapshot.project.migrationsFolder.isEmpty()) {
        return makeError(ErrorKind::Input, u"the project has no migration directory"_s,
            u"Choose a folder for migrations."_s);
    }
    SaveProposal proposal;
    proposal.migration = edited ? cutMigration(edited->sql, edited->statements)
                                : cutMigration(difference.migration);
    if (m_snapshot.directory.files.isEmpty() && m_snapshot.current) {
        TRY_ASSIGN(proposal.baselineSql, plan::databaseSql(*m_snapshot.current));
        proposal.baselineSql = proposal.baselineSql.trimmed().isEmpty() ? QString() : proposal.baselineSql;
    }
    if (difference.desired == m_snapshot.desired)
        return proposal;
    if (!m_readOnlyTitle.isEmpty())
        proposal.problem = u"%1 is read and not written: make the same edit there by hand"_s.arg(m_readOnlyTitle);
    if (m_files.isEmpty())
        return proposal;
    const auto proposed = proposeWriteBack(proposal, difference, progress, stop);
    if (stop.stop_requested())
        return makeError(ErrorKind::Cancelled, u"saving was cancelled"_s);
    if (!proposed)
        proposal.problem = proposed.error().text;
    return proposal;
}

namespace {

QList<migrations::MigrationDraft> filesOf(const SaveProposal &proposal, const QString &name)
{
    QList<migrations::MigrationDraft> drafts = draftsOf(proposal.migration, name);
    if (!proposal.baselineSql.isEmpty())
        drafts.prepend({ baselineName, proposal.baselineSql, migrations::TxMode::File });
    return drafts;
}

} // namespace

Result<QStringList> proposedFileNames(
    const migrations::MigrationDirectory &directory, const SaveProposal &proposal, const QString &name)
{
    TRY_ASSIGN(const migrations::PlannedMigrations planned,
        migrations::planDrafts(directory, filesOf(proposal, name), QDateTime::currentDateTimeUtc()));
    QStringList names;
    for (const migrations::MigrationFile &file : planned.migrations)
        names.append(file.diskName());
    return names;
}

Result<QStringList> Session::saveMigration(const SaveProposal &proposal, const QString &name)
{
    if (proposal.schemaFiles)
        TRY(checkUnchanged(proposal.filesOnDisk, proposal.schemaFiles->changedFiles));
    TRY_ASSIGN(const migrations::PlannedMigrations written,
        migrations::writeDrafts(m_snapshot.directory, filesOf(proposal, name), QDateTime::currentDateTimeUtc()));
    QStringList names;
    for (const migrations::MigrationFile &file : written.migrations)
        names.append(file.diskName());
    if (!proposal.schemaFiles)
        return names;
    for (const devdb::Script &script : proposal.schemaFiles->scripts) {
        if (!proposal.schemaFiles->changedFiles.contains(script.file))
            continue;
        if (const auto saved = writeTextFile(script.file, script.text); !saved)
            return makeError(saved.error().withContext(u"%1 is saved, but not every schema file"_s.arg(names.join(u", "_s))));
        names.append(script.file);
    }
    m_files = proposal.schemaFiles->scripts;
    return names;
}

} // namespace schemawright::workflow
