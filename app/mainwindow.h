// The one window: menus, the five views, banners above them, problems, jobs and log below, the status bar.
#pragma once

#include "app/applycontroller.h"
#include "app/launchoptions.h"
#include "app/monitor.h"
#include "app/sessioncontroller.h"
#include "app/windowactions.h"
#include "app/windowsettings.h"

#include <QMainWindow>

class QSplitter;
class QStackedWidget;

namespace schemawright::applyview {
class ApplyPanel;
class WatchPanel;
}
namespace schemawright::panels {
class Banners;
class EmptyState;
class StartPage;
class StatusLine;
}

namespace schemawright::app {

class ApplyFlow;
class BottomTabs;
class DesignView;
class DirectoryFlow;
class HelpDialogs;
class HistoryView;
class ProjectFlow;
class ProjectMenus;
class RehearsalFlow;
class ReviewView;
class SaveFlow;
class SessionBanners;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// An empty path: the person's own settings.
    explicit MainWindow(const QString &settingsPath = {}, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openFromOptions(const LaunchOptions &options);
    void setAppearance(Appearance appearance);
    void showView(View view);

    [[nodiscard]] SessionController *session() { return &m_session; }
    [[nodiscard]] WindowActions *actions() { return m_actions; }
    [[nodiscard]] DesignView *designView() { return m_design; }
    [[nodiscard]] ReviewView *reviewView() { return m_review; }
    [[nodiscard]] HistoryView *historyView() { return m_history; }
    [[nodiscard]] applyview::ApplyPanel *applyPanel() { return m_applyPanel; }
    [[nodiscard]] panels::Banners *banners() { return m_banners; }
    [[nodiscard]] ApplyFlow *applyFlow() { return m_applyFlow; }
    [[nodiscard]] const jobs::JobList &jobs() const { return m_jobs; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeViews();
    void makeFrame();
    void connectActions();
    void connectSession();
    void connectPanels();
    void connectDirectory();
    void connectRehearsal();
    void rehearse();
    void onStateChanged();
    void onSnapshot();
    void onMigrationChanged();
    void onJobsChanged();
    void updateActions();
    void updateTitle();
    void updateMonitorPace();
    void showProblems();
    void showFindingOfDesign(int finding);
    void askBeforeClosing();
    void saveLayout();
    void restoreOpenObject();

    WindowSettings m_settings;
    jobs::JobList m_jobs;
    SessionController m_session;
    ApplyController m_apply;
    Monitor m_monitor;

    WindowActions *m_actions = nullptr;
    ProjectFlow *m_projects = nullptr;
    SaveFlow *m_saving = nullptr;
    DirectoryFlow *m_directory = nullptr;
    RehearsalFlow *m_rehearsal = nullptr;
    ProjectMenus *m_projectMenus = nullptr;
    SessionBanners *m_sessionBanners = nullptr;
    ApplyFlow *m_applyFlow = nullptr;
    panels::Banners *m_banners = nullptr;
    QStackedWidget *m_pages = nullptr;
    panels::StartPage *m_start = nullptr;
    panels::EmptyState *m_opening = nullptr;
    DesignView *m_design = nullptr;
    ReviewView *m_review = nullptr;
    applyview::ApplyPanel *m_applyPanel = nullptr;
    applyview::WatchPanel *m_watch = nullptr;
    HistoryView *m_history = nullptr;
    QSplitter *m_splitter = nullptr;
    BottomTabs *m_bottom = nullptr;
    HelpDialogs *m_help = nullptr;
    panels::StatusLine *m_status = nullptr;
    View m_view = View::Design;
    QString m_restoredProject; ///< whose open object was restored
    double m_applyFraction = -1;
    bool m_mayClose = false; ///< the person agreed to lose edits, or to stop a run
};

} // namespace schemawright::app
