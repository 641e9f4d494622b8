// A second connection to the target that looks at what the server does: builds, who waits for whom, and whether it is there.
#pragma once

#include "app/jobs/worker.h"
#include "model/catalog/activity.h"
#include "model/postgres/connection.h"
#include "views/apply/buildstatus.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

namespace schemawright::app {

/// One look at the server.
struct Observation {
    QList<applyview::BuildStatus> builds; ///< all of the database
    std::optional<catalog::BackendState> backend; ///< of the process that was asked about
    QList<catalog::Blocker> blockers; ///< that process waits for
};

class Monitor : public QObject
{
    Q_OBJECT

public:
    explicit Monitor(jobs::JobList *jobs, QObject *parent = nullptr);

    /// nullopt stops it.
    void setTarget(const std::optional<postgres::ConnectionSettings> &target);
    /// The server process whose waits are looked at; 0: none.
    void setBackend(int pid);
    /// Slower while nobody sees the window.
    void setWindowVisible(bool visible);

    void cancelQuery(int pid);
    /// What the server said while our statement ran: a build that outgrows its memory says so.
    void noteServerNotice(const QString &text);

signals:
    void observed(const schemawright::app::Observation &observation);
    /// The server does not answer any more, or answers again.
    void lost(const schemawright::Error &error);
    void back();
    void queryCancelled(int pid, const schemawright::Result<bool> &result);

private:
    /// On the worker's thread.
    struct Work {
        std::optional<postgres::Connection> connection;
        struct Followed {
            apply::BuildEstimator estimator;
            apply::BuildEstimator::Time firstSeen { 0 };
        };
        QHash<int, Followed> builds; ///< by the server process that builds
        QElapsedTimer clock;
    };
    void poll();
    void onPolled(const Result<Observation> &result);
    void schedule(const Observation &observation);
    [[nodiscard]] static Result<postgres::Connection *> openConnection(
        Work &work, const postgres::ConnectionSettings &target, const std::stop_token &stop);
    [[nodiscard]] static Result<Observation> look(
        Work &work, const postgres::ConnectionSettings &target, int pid, const std::stop_token &stop);

    std::optional<postgres::ConnectionSettings> m_target;
    std::shared_ptr<Work> m_work;
    int m_backend = 0;
    bool m_windowVisible = true;
    bool m_lost = false;
    QTimer m_timer;
    jobs::Worker m_worker; ///< last: its thread uses m_work
};

} // namespace schemawright::app
