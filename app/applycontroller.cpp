#include "app/applycontroller.h"

#include "model/apply/invalidindex.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

/// Nothing is held open there: locks are gone and what ran is recorded.
bool isBetweenTransactions(const apply::ApplyEvent &event)
{
    if (const auto *done = std::get_if<apply::StatementDone>(&event))
        return done->committed;
    return std::holds_alternative<apply::FileDone>(event);
}

} // namespace

ApplyController::ApplyController(jobs::JobList *jobs, QObject *parent)
    : QObject(parent)
    , m_gate(std::make_shared<PauseGate>())
    , m_worker(jobs)
{
}

ApplyController::~ApplyController()
{
    m_gate->open();
}

void ApplyController::apply(const postgres::ConnectionSettings &target,
    const migrations::MigrationDirectory &directory, const QStringList &shownFiles, const QString &baseline)
{
    Q_ASSERT(!m_running); // the panel offers it only between two runs
    m_running = true;
    m_gate->open();
    apply::ApplyRequest request;
    request.target = target;
    request.directory = directory;
    request.shownFiles = shownFiles;
    request.baseline = baseline;
    request.allowDirty = baseline.isEmpty(); // the person saw the database and the files side by side
    request.journalFolder = apply::defaultJournalFolder();
    m_job = m_worker.run<apply::ApplyReport>(
        { tr("Applying migrations to %1").arg(target.toText()), {} },
        [this, request, gate = m_gate](const jobs::JobContext &context) {
            const auto observer = [this, &context, &gate](const apply::ApplyEvent &event) {
                context.post([this, event] { onEvent(event); });
                if (!isBetweenTransactions(event) || !gate->isClosed())
                    return;
                context.post([this] { emit paused(); });
                gate->pass(context.stop);
                context.post([this] { emit resumed(); });
            };
            return apply::applyMigrations(request, observer, context.stop);
        },
        this, [this](const Result<apply::ApplyReport> &report) {
            m_running = false;
            m_backendPid = 0;
            m_job = 0;
            emit finished({ report });
        });
    emit started();
}

void ApplyController::onEvent(const apply::ApplyEvent &event)
{
    if (const auto *statement = std::get_if<apply::StatementStarted>(&event))
        m_backendPid = statement->backendPid;
    else if (std::holds_alternative<apply::StatementDone>(event) || std::holds_alternative<apply::StatementFailed>(event))
        m_backendPid = 0;
    emit eventHappened(event);
}

void ApplyController::pause()
{
    m_gate->close();
    emit pausing();
}

void ApplyController::resume()
{
    m_gate->open();
    emit resumed();
}

void ApplyController::cancel()
{
    if (!m_running)
        return;
    m_worker.cancel(m_job);
    emit stopping();
}

void ApplyController::dropInvalidIndex(const postgres::ConnectionSettings &target, const apply::InvalidIndex &index)
{
    m_worker.run<bool>(
        { tr("Dropping the invalid index %1").arg(index.name.toText()), {} },
        [target, index](const jobs::JobContext &context) -> Result<bool> {
            TRY_ASSIGN(postgres::Connection connection, postgres::Connection::open(target, context.stop));
            TRY(apply::dropInvalidIndex(connection, index, context.stop));
            return true;
        },
        this, [this, index](const Result<bool> &result) { emit invalidIndexDropped(index, result); });
}

void ApplyController::examine(const postgres::ConnectionSettings &target)
{
    m_worker.run<apply::RecoveryReport>(
        { {}, u"examine"_s },
        [target](const jobs::JobContext &context) -> Result<apply::RecoveryReport> {
            TRY_ASSIGN(postgres::Connection connection, postgres::Connection::open(target, context.stop));
            TRY_ASSIGN(const apply::Journal journal, apply::Journal::open(apply::defaultJournalFolder(), connection));
            return apply::examineLastRun(connection, journal);
        },
        this, [this](const Result<apply::RecoveryReport> &report) {
            const bool matters = report
                && (!report->finished || report->find(apply::Truth::Running) || report->find(apply::Truth::LeftInvalid)
                    || report->find(apply::Truth::InDoubt));
            if (matters)
                emit recoveryFound(*report);
        });
}

void ApplyController::settle(const postgres::ConnectionSettings &target, const apply::RecoveryReport &report,
    const apply::StatementTruth &statement, bool happened)
{
    m_worker.run<bool>(
        { tr("Recording the decision"), {} },
        [target, report, statement, happened](const jobs::JobContext &context) -> Result<bool> {
            TRY_ASSIGN(postgres::Connection connection, postgres::Connection::open(target, context.stop));
            TRY_ASSIGN(apply::Journal journal, apply::Journal::open(apply::defaultJournalFolder(), connection));
            apply::SystemClock clock;
            TRY(apply::settle(journal, report, statement, happened, clock));
            return true;
        },
        this, [this](const Result<bool> &result) { emit settled(result); });
}

} // namespace schemawright::app
