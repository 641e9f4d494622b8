// What the session is asked for when its edits are saved.
#include "app/sessioncontroller.h"

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

} // namespace schemawright::app
