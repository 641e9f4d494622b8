// From "Apply…" to the last word: the question, the run in the panel, what is left behind, the notification.
#pragma once

#include "app/applycontroller.h"
#include "app/monitor.h"
#include "app/sessioncontroller.h"

namespace schemawright::applyview {
class ApplyPanel;
class WatchPanel;
struct ApplySummary;
}
namespace schemawright::panels {
class Banners;
}

namespace schemawright::app {

class ProjectFlow;

class ApplyFlow : public QObject
{
    Q_OBJECT

public:
    struct Panels {
        applyview::ApplyPanel *apply = nullptr;
        applyview::WatchPanel *watch = nullptr;
        panels::Banners *banners = nullptr;
        QWidget *window = nullptr;
    };
    ApplyFlow(SessionController &session, ProjectFlow &projects, ApplyController &controller, Monitor &monitor,
        const Panels &panels, QObject *parent);

    /// Lints the pending files, then asks.
    void askToApply();
    void askToCancel();
    [[nodiscard]] bool isRunning() const { return m_controller.isRunning(); }

signals:
    /// For the window's title; negative: no run goes on.
    void progressed(double fraction);
    void logged(const QString &text);

private:
    void connectController();
    void connectMonitor();
    void onSnapshot();
    void onLinted(const Result<QList<workflow::LintedText>> &linted);
    void confirm();
    [[nodiscard]] applyview::ApplySummary summary() const;
    void run();
    void onEvent(const apply::ApplyEvent &event);
    void onFinished(const RunResult &result);
    void onObserved(const Observation &observation);
    void onRecovery(const apply::RecoveryReport &report);
    void askToDrop(const apply::InvalidIndex &index);
    void askToCancelQuery(int pid, const QString &what, const QString &consequence);
    void decide(const apply::RecoveryReport &report, const apply::StatementTruth &statement, bool happened);
    void ask(const QString &title, const QString &question, const QString &detail, const QString &verb,
        const std::function<void()> &yes);

    SessionController &m_session;
    ProjectFlow &m_projects;
    ApplyController &m_controller;
    Monitor &m_monitor;
    Panels m_panels;
    bool m_asked = false; ///< Apply was asked for; files are being linted
    QList<migrations::MigrationFile> m_files; ///< the pending ones, as shown
    std::optional<migrations::MigrationFile> m_baseline; ///< is recorded as done before they run
    QList<lint::Finding> m_findings;
    bool m_keepsRows = false; ///< a run ended: what became of its statements stays visible over the next refresh
    bool m_runsConcurrently = false; ///< the running statement leaves an INVALID index when it is cancelled
};

} // namespace schemawright::app
