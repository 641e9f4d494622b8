// What the session is asked for when its edits are saved.
#include "app/sessioncontroller.h"

#include "model/workflow/editedfile.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

Result<QStringList> SessionController::previewFiles(const QString &name) const
{
    return workflow::proposedFileNames(m_snapshot->directory, m_saveProposal, name);
}

void SessionController::prepareSave(const workflow::SaveChoices &decided)
{
    if (!m_difference)
        return;
    workflow::SaveChoices choices = decided;
    if (m_migration.edited)
        choices.edited = workflow::MigrationText { m_migration.sql, m_migration.statements, {} };
    m_worker.run<workflow::SaveProposal>(
        { tr("Preparing what is saved"), u"prepare save"_s },
        [work = m_work, difference = m_difference, choices](
            const jobs::JobContext &context) -> Result<workflow::SaveProposal> {
            TRY_ASSIGN(workflow::Session *const session, work->openSession());
            return session->proposeSave(*difference, choices, context.progress, context.stop);
        },
        this, [this](const Result<workflow::SaveProposal> &proposal) {
            if (!proposal) {
                emit saveFailed(proposal.error());
                return;
            }
            m_saveProposal = *proposal;
            emit saveReady(m_saveProposal);
        });
}

void SessionController::saveMigration(const QString &name)
{
    m_worker.run<QStringList>(
        { tr("Saving the migration"), {} },
        [work = m_work, proposal = m_saveProposal, name](const jobs::JobContext &) -> Result<QStringList> {
            TRY_ASSIGN(workflow::Session *const session, work->openSession());
            return session->saveMigration(proposal, name);
        },
        this, [this](const Result<QStringList> &names) { onSaved(names); });
}

void SessionController::onSaved(const Result<QStringList> &names)
{
    if (!names) {
        emit saveFailed(names.error());
        return;
    }
    m_saveProposal = {};
    m_migration.edited = false;
    m_document.setSaved();
    emit logged(tr("Saved %1").arg(names->join(u", "_s)));
    emit migrationSaved(*names);
    refreshReading(workflow::FileReading::Again);
}

void SessionController::setDraft(const QString &file, const QString &text)
{
    m_drafts.insert(file, text);
    emit draftsChanged();
}

void SessionController::dropDraft(const QString &file)
{
    if (m_drafts.remove(file) > 0)
        emit draftsChanged();
}

void SessionController::saveDraft(const migrations::MigrationFile &file, const std::function<void(const Result<> &)> &callback)
{
    m_worker.run<bool>(
        { tr("Saving %1").arg(file.fileName), {} },
        [directory = m_snapshot->directory, file, text = m_drafts.value(file.fileName)](const jobs::JobContext &) -> Result<bool> {
            TRY(workflow::writeEditedFile(directory, file, text));
            return true;
        },
        this, [this, name = file.fileName, callback](const Result<bool> &written) {
            if (!written) {
                callback(makeError(written.error()));
                return;
            }
            dropDraft(name);
            emit logged(tr("Saved %1").arg(name));
            callback({});
            refresh();
        });
}

} // namespace schemawright::app
