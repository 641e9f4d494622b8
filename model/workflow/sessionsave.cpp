// Saving: the migration into its directory, the edit into the team's own files – proposed as text, judged by a server,
// written only over what was read.
#include "model/base/textfile.h"
#include "model/diff/schemadiff.h"
#include "model/migrations/formats/draftwriter.h"
#include "model/sources/source.h"
#include "model/sources/sourcefiles.h"
#include "model/workflow/session.h"

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using schema::Database;

namespace {

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

Result<sources::WriteBack> Session::proposeWriteBack(
    const SessionDifference &difference, const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(const QList<diff::Change> changes, diff::diffDatabases(m_snapshot.desired, difference.desired));
    sources::WriteBack proposal = sources::writeBackFiles(m_files, m_snapshot.desired, difference.desired, changes);
    TRY(checkUnchanged(m_files, proposal.changedFiles));
    if (!proposal.notWritten.isEmpty())
        return proposal;
    TRY_ASSIGN(const sources::SourceOptions options, sourceOptions());
    TRY_ASSIGN(const QList<devdb::Script> scripts, sources::scriptsOfFiles(m_source, proposal.scripts, options));
    TRY_ASSIGN(const Database yielded, sources::tryReplay(*m_replay, scripts, options, progress, stop));
    TRY_ASSIGN(const QList<diff::Change> rest, diff::diffDatabases(yielded, difference.desired));
    if (!rest.isEmpty()) {
        return makeError(ErrorKind::Unsupported,
            u"the edited files would not yield the edited schema: %1"_s.arg(diff::toText(rest.first())),
            u"Make this edit in the files by hand."_s);
    }
    return proposal;
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
    auto schemaFiles = proposeWriteBack(difference, progress, stop);
    if (stop.stop_requested())
        return makeError(ErrorKind::Cancelled, u"saving was cancelled"_s);
    if (!schemaFiles)
        proposal.problem = schemaFiles.error().text;
    else if (!schemaFiles->notWritten.isEmpty())
        proposal.problem = schemaFiles->notWritten.join(u'\n');
    else
        proposal.schemaFiles = std::move(*schemaFiles);
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
        TRY(checkUnchanged(m_files, proposal.schemaFiles->changedFiles));
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
