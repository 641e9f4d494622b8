// Runs a migration on a development database on the person's word, and tells what it locked and rewrote there.
#pragma once

#include "app/jobs/worker.h"
#include "app/sessioncontroller.h"
#include "model/workflow/rehearsal.h"

#include <QObject>

namespace schemawright::panels {
class Banners;
}

namespace schemawright::app {

class RehearsalFlow : public QObject
{
    Q_OBJECT

public:
    RehearsalFlow(SessionController &session, jobs::JobList *jobs, panels::Banners &banners, QObject *parent = nullptr);

    /// `showStatement` takes the person to the statement that the server refuses. A rehearsal that runs is given up for it.
    void rehearse(const workflow::RehearsalText &text, const std::function<void(int)> &showStatement);
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    void runningChanged(bool running);
    void rehearsed(const schemawright::workflow::Rehearsal &rehearsal);
    void logged(const QString &text);

private:
    void onRehearsed(const Result<workflow::Rehearsal> &result, const std::function<void(int)> &showStatement);
    void tell(const workflow::Rehearsal &rehearsal, const std::function<void(int)> &showStatement);
    void setRunning(bool running);

    SessionController &m_session;
    panels::Banners &m_banners;
    bool m_running = false;
    jobs::Worker m_worker; ///< not the session's: reading and editing go on meanwhile
};

} // namespace schemawright::app
