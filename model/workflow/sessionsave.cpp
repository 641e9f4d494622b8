// Saving: the migration into its directory, the edit into the team's own files, written only over what was read.
#include "model/base/textfile.h"
#include "model/migrations/formats/draftwriter.h"
#include "model/workflow/session.h"

#include <algorithm>

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

Result<SaveProposal> Session::proposeSave(const SessionDifference &difference, const SaveChoices &choices,
    const ProgressFn &progress, const std::stop_token &stop)
{
    if (m_snapshot.project.migrationsFolder.isEmpty()) {
        return makeError(ErrorKind::Input, u"the project has no migration directory"_s,
            u"Choose a folder for migrations."_s);
    }
    if (m_snapshot.brokenMigration)
        return makeError(*m_snapshot.brokenMigration); // nobody knows what a new one would start from
    SaveProposal proposal;
    proposal.migration = choices.edited ? cutMigration(choices.edited->sql, choices.edited->statements)
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
    const auto propose = [&](const SaveChoices &chosen) {
        proposal.problem.clear();
        const auto proposed = proposeWriteBack(proposal, difference, chosen, progress, stop);
        if (!proposed)
            proposal.problem = proposed.error().text;
    };
    propose(choices);
    // The file that was chosen for new objects need not do for this one.
    const bool isFileChosen = m_snapshot.filesForNew.contains(choices.newFile);
    if (isFileChosen && !proposal.problem.isEmpty() && proposal.touching.isEmpty() && !stop.stop_requested())
        propose({ choices.edited, {}, choices.kept });
    if (stop.stop_requested())
        return makeError(ErrorKind::Cancelled, u"saving was cancelled"_s);
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
