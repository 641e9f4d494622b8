// Runs migrations on a worker of its own, lets them pause between transactions, and looks after what an earlier run left.
#pragma once

#include "app/jobs/worker.h"
#include "app/pausegate.h"
#include "model/apply/executor.h"
#include "model/apply/recovery.h"

#include <memory>

namespace schemawright::app {

/// A type of its own because signals compare their arguments' types for equality where they can, and reports have none.
struct RunResult {
    Result<apply::ApplyReport> report;
};

class ApplyController : public QObject
{
    Q_OBJECT

public:
    explicit ApplyController(jobs::JobList *jobs, QObject *parent = nullptr);
    ~ApplyController() override;

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// The server process of the running statement; 0: none runs.
    [[nodiscard]] int backendPid() const { return m_backendPid; }

    /// Runs exactly the files that were shown. `baseline`: a version that is recorded as done first; usually empty.
    void apply(const postgres::ConnectionSettings &target, const migrations::MigrationDirectory &directory,
        const QStringList &shownFiles, const QString &baseline);
    /// Takes effect when the transaction that runs now has ended: until then locks would be held for nothing.
    void pause();
    void resume();
    void cancel();
    void dropInvalidIndex(const postgres::ConnectionSettings &target, const apply::InvalidIndex &index);

    /// Asks what became of the last run on this database; answers with recoveryFound when a person must know.
    void examine(const postgres::ConnectionSettings &target);
    /// A person's decision about a statement in doubt.
    void settle(const postgres::ConnectionSettings &target, const apply::RecoveryReport &report,
        const apply::StatementTruth &statement, bool happened);

signals:
    void started();
    void eventHappened(const schemawright::apply::ApplyEvent &event);
    void pausing();
    void paused();
    void resumed();
    void stopping();
    /// The run is over; also when it could not start.
    void finished(const schemawright::app::RunResult &result);
    void invalidIndexDropped(const schemawright::apply::InvalidIndex &index, const schemawright::Result<bool> &result);
    void recoveryFound(const schemawright::apply::RecoveryReport &report);
    void settled(const schemawright::Result<bool> &result);

private:
    void onEvent(const apply::ApplyEvent &event);

    std::shared_ptr<PauseGate> m_gate;
    bool m_running = false;
    int m_backendPid = 0;
    jobs::JobId m_job = 0;
    jobs::Worker m_worker;
};

} // namespace schemawright::app
