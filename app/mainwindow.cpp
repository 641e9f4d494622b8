#include "app/mainwindow.h"

#include "app/applyflow.h"
#include "app/bottomtabs.h"
#include "app/closequestion.h"
#include "app/designview.h"
#include "app/directoryflow.h"
#include "app/helpdialogs.h"
#include "app/historyview.h"
#include "app/objectkeytext.h"
#include "app/projectflow.h"
#include "app/projectmenus.h"
#include "app/rehearsalflow.h"
#include "app/reviewview.h"
#include "app/saveflow.h"
#include "app/sessionbanners.h"
#include "views/apply/applypanel.h"
#include "views/apply/watchpanel.h"
#include "views/panels/banners.h"
#include "views/panels/emptystate.h"
#include "views/panels/startpage.h"
#include "views/panels/statusline.h"
#include "views/plan/planview.h"
#include "views/schematree/schematreepanel.h"
#include "views/textpane/diffpanes.h"
#include "views/widgets/opencelleditors.h"

#include <QCloseEvent>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

MainWindow::MainWindow(const QString &settingsPath, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settingsPath)
    , m_session(&m_jobs)
    , m_apply(&m_jobs)
    , m_monitor(&m_jobs)
{
    setObjectName(u"mainWindow"_s);
    m_actions = new WindowActions(this, m_session.document()->undoStack());
    m_projects = new ProjectFlow(m_session, m_settings, &m_jobs, this);
    m_saving = new SaveFlow(m_session, m_settings, this);
    makeViews();
    m_bottom = new BottomTabs(m_jobs, this);
    m_help = new HelpDialogs(*m_actions, this);
    makeFrame();
    m_actions->makeViewBar(this);
    m_sessionBanners = new SessionBanners(m_session, *m_banners, this);
    m_directory = new DirectoryFlow(m_session, &m_jobs, *m_banners, this);
    m_rehearsal = new RehearsalFlow(m_session, &m_jobs, *m_banners, this);
    m_applyFlow = new ApplyFlow(m_session, *m_projects, m_apply, m_monitor,
        { m_applyPanel, m_watch, m_banners, this }, this);
    m_actions->makeMenus(this, m_design->panes()->navigationActions() + m_design->planView()->navigationActions(),
        m_design->tree()->findChild<QAction *>(u"filterObjects"_s));
    m_projectMenus = new ProjectMenus({ *m_actions, *m_projects, m_session, m_settings, *m_start }, this);
    connectActions();
    connectSession();
    connectPanels();
    connectDirectory();
    connectRehearsal();
    setAppearance(m_settings.appearance());
    if (!restoreGeometry(m_settings.layout(u"window"_s)))
        resize(1280, 860);
    m_splitter->restoreState(m_settings.layout(u"bottom"_s));
    m_projectMenus->update();
    onStateChanged();
    onMigrationChanged();
}

MainWindow::~MainWindow()
{
    // Panels and flows hold on to the controllers: they go before the members do, and hear nothing of their end.
    m_jobs.disconnect(this);
    m_monitor.disconnect(this);
    m_session.disconnect(this);
    delete m_applyFlow;
    delete m_sessionBanners;
    delete m_directory;
    delete m_rehearsal;
    delete m_saving;
    delete m_projects;
    delete takeCentralWidget();
}

void MainWindow::makeViews()
{
    m_start = new panels::StartPage(this);
    m_opening = new panels::EmptyState(this);
    m_design = new DesignView(m_session, m_settings, this);
    m_review = new ReviewView(m_session, m_settings, &m_jobs, this);
    m_applyPanel = new applyview::ApplyPanel(this);
    m_watch = new applyview::WatchPanel(this);
    m_history = new HistoryView(m_session, this);
    m_pages = new QStackedWidget(this);
    for (QWidget *page : std::initializer_list<QWidget *> { m_design, m_review, m_applyPanel, m_watch, m_history, m_start, m_opening })
        m_pages->addWidget(page);
}

void MainWindow::makeFrame()
{
    m_banners = new panels::Banners(this);
    auto *top = new QWidget(this);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_banners);
    layout->addWidget(m_pages, 1);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(top);
    m_splitter->addWidget(m_bottom);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({ 700, fontMetrics().height() * 6 });
    setCentralWidget(m_splitter);
    m_status = new panels::StatusLine(this);
    statusBar()->addPermanentWidget(m_status);
}

void MainWindow::connectActions()
{
    connect(m_actions->newConnection, &QAction::triggered, m_projects, &ProjectFlow::chooseConnection);
    connect(m_actions->openFolder, &QAction::triggered, m_projects, &ProjectFlow::chooseFolder);
    connect(m_actions->openSample, &QAction::triggered, m_projects, &ProjectFlow::openSample);
    connect(m_actions->connectDatabase, &QAction::triggered, m_projects, &ProjectFlow::chooseTarget);
    connect(m_actions->saveMigration, &QAction::triggered, m_saving, &SaveFlow::save);
    connect(m_actions->newFile, &QAction::triggered, m_saving, &SaveFlow::chooseNewFile);
    connect(m_actions->rebuildMigration, &QAction::triggered, &m_session, &SessionController::rebuildMigration);
    connect(m_actions->reload, &QAction::triggered, m_projects, &ProjectFlow::reload);
    connect(m_actions->closeProject, &QAction::triggered, m_projects, &ProjectFlow::close);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->apply, &QAction::triggered, this, [this] {
        showView(View::Apply);
        m_applyFlow->askToApply();
    });
    for (int i = 0; i < m_actions->viewActions().size(); ++i)
        connect(m_actions->viewActions().at(i), &QAction::triggered, this, [this, i] { showView(static_cast<View>(i)); });
    connect(m_actions->nextPane, &QAction::triggered, m_design, &DesignView::focusNextPane);
    connect(m_actions->fullScreen, &QAction::toggled, this,
        [this](bool full) { full ? showFullScreen() : showNormal(); });
    connect(m_actions->bottomTabs, &QAction::toggled, this, &MainWindow::updateActions);
    connect(m_actions, &WindowActions::appearanceChosen, this, [this](Appearance appearance) {
        m_settings.setAppearance(appearance);
        setAppearance(appearance);
    });
}

void MainWindow::connectSession()
{
    connect(&m_session, &SessionController::stateChanged, this, &MainWindow::onStateChanged);
    connect(&m_session, &SessionController::snapshotChanged, this, &MainWindow::onSnapshot);
    connect(&m_session, &SessionController::migrationChanged, this, &MainWindow::onMigrationChanged);
    connect(&m_session, &SessionController::logged, m_bottom, &BottomTabs::addLog);
    connect(m_session.document()->undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::updateTitle);
    connect(&m_jobs, &jobs::JobList::changed, this, &MainWindow::onJobsChanged);
    connect(&m_monitor, &Monitor::lost, this, [this](const Error &error) {
        m_sessionBanners->showTargetLost(error);
        m_status->setConnection(panels::ConnectionState::Lost, m_session.project().target->toText());
    });
    connect(&m_monitor, &Monitor::back, this, [this] {
        m_sessionBanners->hideTargetLost();
        if (!m_apply.isRunning())
            m_session.refresh();
    });
    connect(m_sessionBanners, &SessionBanners::reloadRequested, m_projects, &ProjectFlow::reload);
    connect(m_sessionBanners, &SessionBanners::trustRequested, m_projects, &ProjectFlow::trustFolder);
    connect(m_sessionBanners, &SessionBanners::connectRequested, m_projects, &ProjectFlow::chooseTarget);
    connect(m_saving, &SaveFlow::theirsKept, m_sessionBanners, &SessionBanners::showTheirsKept);
    connect(m_projects, &ProjectFlow::failed, &m_session, &SessionController::openFailed);
}

void MainWindow::connectPanels()
{
    connect(m_start, &panels::StartPage::connectionRequested, m_projects, &ProjectFlow::chooseConnection);
    connect(m_start, &panels::StartPage::folderRequested, m_projects, &ProjectFlow::chooseFolder);
    connect(m_start, &panels::StartPage::sampleRequested, m_projects, &ProjectFlow::openSample);
    connect(m_start, &panels::StartPage::recentRequested, m_projects, &ProjectFlow::openRecent);
    connect(m_opening, &panels::EmptyState::actionRequested, &m_session, &SessionController::close);
    connect(m_design, &DesignView::saveRequested, m_saving, &SaveFlow::save);
    connect(m_design, &DesignView::applyRequested, m_actions->apply, &QAction::trigger);
    connect(m_design, &DesignView::rulePageRequested, m_help, &HelpDialogs::showRule);
    connect(m_review, &ReviewView::rulePageRequested, m_help, &HelpDialogs::showRule);
    connect(m_review, &ReviewView::findingsChanged, this, &MainWindow::showProblems);
    const auto showMessage = [this](const QString &message) { statusBar()->showMessage(message, 5000); };
    connect(m_design, &DesignView::statusMessage, this, showMessage);
    connect(m_review, &ReviewView::statusMessage, this, showMessage);
    connect(m_review, &ReviewView::refused, this, [this](const Error &error) {
        m_banners->show(u"edit"_s, { panels::BannerKind::Error, error.text, errorDetail(error), {}, true });
    });
    connect(&m_session, &SessionController::draftsChanged, this, &MainWindow::updateTitle);
    connect(m_bottom, &BottomTabs::rulePageRequested, m_help, &HelpDialogs::showRule);
    connect(m_bottom, &BottomTabs::findingActivated, this, [this](int finding) {
        if (m_view == View::Review)
            m_review->showFinding(finding);
        else
            showFindingOfDesign(finding);
    });
    connect(m_applyFlow, &ApplyFlow::logged, m_bottom, &BottomTabs::addLog);
    connect(m_applyFlow, &ApplyFlow::progressed, this, [this](double fraction) {
        m_applyFraction = fraction;
        m_banners->remove(u"saved"_s);
        updateTitle();
        updateActions();
    });
}

void MainWindow::connectDirectory()
{
    connect(m_actions->importMigrations, &QAction::triggered, m_directory, &DirectoryFlow::import);
    connect(m_actions->squashMigrations, &QAction::triggered, m_directory, [this] { m_directory->squash(); });
    connect(m_actions->rebaseMigrations, &QAction::triggered, m_directory, [this] { m_directory->rebase(); });
    connect(m_review, &ReviewView::squashRequested, m_directory, &DirectoryFlow::squash);
    connect(m_review, &ReviewView::rebaseRequested, m_directory, &DirectoryFlow::rebase);
    connect(m_history, &HistoryView::squashRequested, m_directory, &DirectoryFlow::squash);
    connect(m_directory, &DirectoryFlow::logged, m_bottom, &BottomTabs::addLog);
}

void MainWindow::connectRehearsal()
{
    connect(m_actions->rehearse, &QAction::triggered, this, &MainWindow::rehearse);
    connect(m_design, &DesignView::rehearseRequested, m_actions->rehearse, &QAction::trigger);
    connect(m_review, &ReviewView::rehearseRequested, m_actions->rehearse, &QAction::trigger);
    connect(m_rehearsal, &RehearsalFlow::rehearsed, m_design, &DesignView::setRehearsal);
    connect(m_rehearsal, &RehearsalFlow::rehearsed, m_review, &ReviewView::setRehearsal);
    connect(m_rehearsal, &RehearsalFlow::runningChanged, m_design->planView(), &plan::PlanView::setRehearsing);
    connect(m_rehearsal, &RehearsalFlow::runningChanged, m_review, &ReviewView::setRehearsing);
    connect(m_rehearsal, &RehearsalFlow::runningChanged, this, &MainWindow::updateActions);
    connect(m_rehearsal, &RehearsalFlow::logged, m_bottom, &BottomTabs::addLog);
}

/// The file that is reviewed; in the other views the migration that is being made.
void MainWindow::rehearse()
{
    if (m_view == View::Review) {
        const workflow::RehearsalText text = m_review->rehearsalText();
        m_rehearsal->rehearse(text, [this, file = text.file](int statement) {
            showView(View::Review);
            m_review->showFile(file);
            m_review->showStatement(statement);
        });
        return;
    }
    m_rehearsal->rehearse({ m_session.migration().sql, m_session.migration().statements }, [this](int statement) {
        showView(View::Design);
        m_design->showStatement(statement);
    });
}

void MainWindow::openFromOptions(const LaunchOptions &options)
{
    if (options.appearance)
        setAppearance(*options.appearance);
    if (options.namesProject())
        m_projects->openFromOptions(options);
}

void MainWindow::setAppearance(Appearance appearance)
{
    applyAppearance(appearance);
    m_actions->setAppearance(appearance);
}

void MainWindow::showView(View view)
{
    m_view = view;
    m_actions->viewAction(view)->setChecked(true);
    if (m_session.snapshot())
        m_pages->setCurrentIndex(static_cast<int>(view));
    m_actions->nextPane->setEnabled(view == View::Design);
    showProblems();
    updateMonitorPace();
}

void MainWindow::onStateChanged()
{
    const SessionState state = m_session.state();
    const bool hasProject = m_session.snapshot().has_value();
    if (state == SessionState::Opening && !hasProject) {
        m_opening->setContent(tr("Opening…"), {}, tr("Cancel"));
        m_pages->setCurrentWidget(m_opening);
        m_status->setConnection(panels::ConnectionState::Connecting, {});
    } else if (!hasProject) {
        m_pages->setCurrentWidget(m_start);
        m_status->setConnection(panels::ConnectionState::None, {});
        m_status->setPendingCount(-1);
        m_status->setDevelopmentText({});
    } else {
        showView(m_view);
    }
    updateActions();
    updateTitle();
}

void MainWindow::onSnapshot()
{
    const workflow::SessionSnapshot &snapshot = *m_session.snapshot();
    using enum panels::ConnectionState;
    m_status->setConnection(snapshot.current ? Connected : snapshot.currentError ? Lost : None,
        snapshot.currentTitle, m_projects->isProduction());
    m_status->setDevelopmentText(snapshot.developmentText);
    m_status->setPendingCount(snapshot.status ? static_cast<int>(snapshot.status->pending().size()) : -1);
    m_settings.addRecentProject(snapshot.project);
    m_projectMenus->update();
    showView(m_view);
    restoreOpenObject();
    updateActions();
    updateTitle();
}

void MainWindow::restoreOpenObject()
{
    // Only when the project was opened, not when it is read again.
    const QString project = projectId(m_session.project());
    if (std::exchange(m_restoredProject, project) == project)
        return;
    const auto key = parseObjectKey(m_settings.openObject(project));
    if (key)
        m_design->showObject(*key);
}

void MainWindow::onMigrationChanged()
{
    if (m_view != View::Review)
        showProblems();
    updateActions();
}

/// Of the file that is reviewed; in the other views of the migration that is being made.
void MainWindow::showProblems()
{
    if (m_view == View::Review)
        m_bottom->setFindings(m_review->sql(), m_review->findings(), m_review->isChecked());
    else
        m_bottom->setFindings(m_session.migration().sql, m_session.migration().findings, true);
}

void MainWindow::showFindingOfDesign(int finding)
{
    showView(View::Design);
    m_design->showFinding(finding);
}

void MainWindow::onJobsChanged()
{
    const QList<jobs::JobInfo> jobs = m_jobs.jobs();
    if (m_pages->currentWidget() == m_opening && !jobs.isEmpty())
        m_opening->setContent(jobs.first().title, jobs.first().progress.activity, tr("Cancel"));
}

void MainWindow::updateActions()
{
    const bool open = m_session.snapshot().has_value();
    const bool running = m_apply.isRunning();
    m_bottom->setVisible(m_actions->bottomTabs->isChecked() && m_pages->currentWidget() != m_start);
    for (QAction *action : m_actions->viewActions())
        action->setEnabled(open);
    m_actions->connectDatabase->setEnabled(open && !running);
    m_actions->reload->setEnabled(open && !running);
    m_actions->closeProject->setEnabled(open && !running);
    m_projectMenus->setEnabled(open && !running);
    m_actions->saveMigration->setEnabled(open && !m_session.migration().sql.isEmpty());
    m_actions->rebuildMigration->setEnabled(m_session.migration().edited);
    m_actions->rehearse->setEnabled(open && !m_rehearsal->isRunning());
    m_actions->newFile->setEnabled(m_saving->canChooseNewFile());
    m_actions->importMigrations->setEnabled(!running);
    m_actions->squashMigrations->setEnabled(m_directory->canSquash() && !running);
    m_actions->rebaseMigrations->setEnabled(m_directory->canRebase() && !running);
    const bool pending = open && m_session.snapshot()->status && !m_session.snapshot()->status->pending().isEmpty();
    m_actions->apply->setEnabled(pending && !running);
}

void MainWindow::updateTitle()
{
    QStringList parts;
    if (m_session.snapshot()) {
        const QString &environment = m_session.project().environment;
        parts.append(QString(m_session.project().name + (environment.isEmpty() ? QString() : u" (%1)"_s.arg(environment)) + u"[*]"_s));
        if (m_session.project().target)
            parts.append(m_session.project().target->toText());
    }
    parts.append(u"Schemawright"_s);
    QString title = parts.join(u" — "_s);
    if (m_applyFraction >= 0)
        title.prepend(tr("(%1 %) ").arg(qRound(m_applyFraction * 100)));
    setWindowTitle(title);
    setWindowModified(m_session.hasUnsavedEdits() || !m_session.drafts().isEmpty());
}

void MainWindow::updateMonitorPace()
{
    m_monitor.setWindowVisible(isVisible() && !isMinimized());
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    updateMonitorPace();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateMonitorPace();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updateMonitorPace();
}

void MainWindow::saveLayout()
{
    m_settings.setLayout(u"window"_s, saveGeometry());
    m_settings.setLayout(u"bottom"_s, m_splitter->saveState());
    m_design->saveLayout();
    m_review->saveLayout();
    if (m_session.snapshot() && m_design->openObject())
        m_settings.setOpenObject(projectId(m_session.project()), objectKeyText(*m_design->openObject()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    widgets::commitOpenEditors();
    if (!m_mayClose && (m_session.hasUnsavedEdits() || !m_session.drafts().isEmpty() || m_apply.isRunning())) {
        event->ignore();
        askBeforeClosing();
        return;
    }
    saveLayout();
    event->accept();
}

void MainWindow::askBeforeClosing()
{
    using enum CloseQuestion::About;
    auto *box = new CloseQuestion(m_apply.isRunning() ? Run : m_session.hasUnsavedEdits() ? Schema : Files, this);
    connect(box, &CloseQuestion::closeChosen, this, [this] {
        m_mayClose = true;
        close();
    });
    connect(box, &CloseQuestion::saveChosen, m_saving, &SaveFlow::save);
    box->open();
}

} // namespace schemawright::app
