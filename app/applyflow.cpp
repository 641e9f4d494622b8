#include "app/applyflow.h"

#include "app/contentfor.h"
#include "app/notification.h"
#include "app/projectflow.h"
#include "app/sessionbanners.h"
#include "model/apply/contracts.h"
#include "model/migrations/migrationstatements.h"
#include "views/apply/applypanel.h"
#include "views/apply/confirmapplydialog.h"
#include "views/apply/durationtext.h"
#include "views/apply/runmodel.h"
#include "views/apply/watchpanel.h"
#include "views/panels/banners.h"

#include <QApplication>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

using applyview::ApplyPanel;
using applyview::RunState;
using panels::BannerKind;

namespace {

/// Below the question of a cancel: what will be there afterwards.
QString cancelConsequence(bool concurrent)
{
    return concurrent ? ApplyFlow::tr("A concurrent build that is cancelled leaves an INVALID index. It can be dropped "
                                      "afterwards.")
                      : ApplyFlow::tr("The transaction that runs now is rolled back; what was done before stays.");
}

/// The database has no history yet and the directory begins with what it already has.
bool beginsWithBaseline(const workflow::SessionSnapshot &snapshot)
{
    if (!snapshot.current || snapshot.current->tables.isEmpty() || !snapshot.status || snapshot.status->files.isEmpty())
        return false;
    const auto hasRevision = [](const migrations::FileStatus &file) { return file.revision.has_value(); };
    return snapshot.status->missingFiles.isEmpty() && snapshot.status->files.first().file.description == workflow::baselineName
        && std::none_of(snapshot.status->files.begin(), snapshot.status->files.end(), hasRevision);
}

QString sentenceOf(const apply::ApplyReport &report)
{
    qsizetype statements = 0;
    std::chrono::nanoseconds duration { 0 };
    for (const apply::AppliedFile &file : report.files) {
        statements += file.statements;
        duration += file.duration;
    }
    const QString sentence = ApplyFlow::tr("Applied %1 in %2.")
        .arg(ApplyFlow::tr("%n statement(s)", nullptr, static_cast<int>(statements)), applyview::durationText(duration));
    return QStringList(QStringList { sentence } + report.notes).join(u'\n');
}

} // namespace

ApplyFlow::ApplyFlow(SessionController &session, ProjectFlow &projects, ApplyController &controller, Monitor &monitor,
    const Panels &panels, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_projects(projects)
    , m_controller(controller)
    , m_monitor(monitor)
    , m_panels(panels)
{
    connectController();
    connectMonitor();
    connect(&m_session, &SessionController::snapshotChanged, this, &ApplyFlow::onSnapshot);
}

void ApplyFlow::connectController()
{
    ApplyPanel *panel = m_panels.apply;
    connect(panel, &ApplyPanel::applyRequested, this, &ApplyFlow::askToApply);
    connect(panel, &ApplyPanel::cancelRequested, this, &ApplyFlow::askToCancel);
    connect(panel, &ApplyPanel::pauseRequested, &m_controller, &ApplyController::pause);
    connect(panel, &ApplyPanel::resumeRequested, &m_controller, &ApplyController::resume);
    connect(panel, &ApplyPanel::dropInvalidIndexRequested, this, &ApplyFlow::askToDrop);
    connect(&m_controller, &ApplyController::started, panel, [panel] { panel->setRunState(RunState::Running); });
    connect(&m_controller, &ApplyController::pausing, panel, [panel] { panel->setRunState(RunState::Pausing); });
    connect(&m_controller, &ApplyController::paused, panel, [panel] { panel->setRunState(RunState::Paused); });
    connect(&m_controller, &ApplyController::resumed, panel, [this, panel] {
        if (m_controller.isRunning())
            panel->setRunState(RunState::Running);
    });
    connect(&m_controller, &ApplyController::stopping, panel, [panel] { panel->setRunState(RunState::Stopping); });
    connect(&m_controller, &ApplyController::eventHappened, this, &ApplyFlow::onEvent);
    connect(&m_controller, &ApplyController::finished, this, &ApplyFlow::onFinished);
    connect(&m_controller, &ApplyController::recoveryFound, this, &ApplyFlow::onRecovery);
    connect(&m_controller, &ApplyController::settled, &m_session, &SessionController::refresh);
    connect(&m_controller, &ApplyController::invalidIndexDropped, this,
        [this](const apply::InvalidIndex &index, const Result<bool> &result) {
            if (!result) {
                m_panels.apply->showFailure(result.error(), index);
                return;
            }
            m_panels.apply->clearResult();
            m_panels.banners->remove(u"recovery"_s);
            emit logged(tr("Dropped the invalid index %1").arg(index.name.toText()));
            m_session.refresh();
        });
}

void ApplyFlow::connectMonitor()
{
    connect(&m_monitor, &Monitor::observed, this, &ApplyFlow::onObserved);
    connect(&m_monitor, &Monitor::lost, m_panels.watch, [this] { m_panels.watch->setStale(true); });
    connect(&m_monitor, &Monitor::queryCancelled, this, [this](int pid, const Result<bool> &result) {
        emit logged(result && *result ? tr("Asked process %1 to cancel its query").arg(pid)
                                      : tr("Process %1 could not be cancelled: %2")
                                            .arg(pid)
                                            .arg(result ? tr("it is gone") : result.error().text));
    });
    const auto askBlocker = [this](const catalog::Blocker &blocker) {
        askToCancelQuery(blocker.pid, tr("the query of %1 (%2)").arg(blocker.user, blocker.application),
            blocker.query.isEmpty() ? tr("Its query is not visible to this role.") : blocker.query);
    };
    connect(m_panels.apply, &ApplyPanel::cancelQueryRequested, this, askBlocker);
    connect(m_panels.watch, &applyview::WatchPanel::cancelQueryRequested, this, askBlocker);
    connect(m_panels.watch, &applyview::WatchPanel::cancelBuildRequested, this, [this](int pid, const QString &what) {
        askToCancelQuery(pid, tr("the build of %1").arg(what), cancelConsequence(true));
    });
}

void ApplyFlow::onSnapshot()
{
    const workflow::SessionSnapshot &snapshot = *m_session.snapshot();
    const bool connected = snapshot.current.has_value();
    const QString target = connected ? snapshot.project.target->toText() : QString();
    m_monitor.setTarget(snapshot.project.target);
    m_panels.watch->setTarget(snapshot.project.target ? snapshot.project.target->toText() : QString());
    if (m_controller.isRunning())
        return;
    m_files = snapshot.status ? snapshot.status->pending() : QList<migrations::MigrationFile>();
    m_baseline.reset();
    if (!m_files.isEmpty() && beginsWithBaseline(snapshot))
        m_baseline = m_files.takeFirst();
    if (!std::exchange(m_keepsRows, false))
        m_panels.apply->setPending(m_files, target);
    // A baseline is recorded, not run: it waits, too.
    m_panels.apply->setPendingCount(static_cast<int>(m_files.size()) + (m_baseline ? 1 : 0), target);
    if (connected)
        m_controller.examine(*snapshot.project.target);
}

void ApplyFlow::askToApply()
{
    if (m_controller.isRunning() || m_asked || (m_files.isEmpty() && !m_baseline))
        return;
    m_asked = true;
    m_findings.clear();
    m_session.lintFiles(u"lint pending"_s, m_files, [this](const Result<QList<workflow::LintedText>> &linted) { onLinted(linted); });
}

void ApplyFlow::onLinted(const Result<QList<workflow::LintedText>> &linted)
{
    m_asked = false;
    if (!linted) {
        if (linted.error().kind != ErrorKind::Cancelled)
            emit logged(tr("The migrations could not be checked: %1").arg(linted.error().text));
        return;
    }
    for (const workflow::LintedText &file : *linted)
        m_findings.append(file.findings);
    confirm();
}

applyview::ApplySummary ApplyFlow::summary() const
{
    const postgres::ConnectionSettings &target = *m_session.project().target;
    applyview::ApplySummary summary;
    summary.host = target.host.isEmpty() ? tr("local socket") : target.host;
    if (target.port != 0)
        summary.host += u':' + QString::number(target.port);
    summary.database = m_session.snapshot()->current->name.isEmpty() ? target.database : m_session.snapshot()->current->name;
    summary.user = target.user.isEmpty() ? tr("the system's user") : target.user;
    if (m_baseline)
        summary.files.append(tr("%1 (recorded as done, does not run)").arg(m_baseline->fileName));
    const qsizetype now = apply::holdBackContracts(m_files).files.size();
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        const migrations::MigrationFile &file = m_files.at(i);
        if (i >= now) { // as the executor decides
            summary.files.append(tr("%1 (a contract: waits for the next run)").arg(file.fileName));
            continue;
        }
        summary.files.append(file.fileName);
        const auto statements = migrations::splitMigration(file);
        summary.statements += statements ? static_cast<int>(statements->size()) : 1;
    }
    summary.findings = findingSentences(m_findings);
    summary.production = m_projects.isProduction();
    return summary;
}

void ApplyFlow::confirm()
{
    if (!m_session.snapshot() || !m_session.snapshot()->current)
        return;
    auto *dialog = new applyview::ConfirmApplyDialog(summary(), m_panels.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &ApplyFlow::run);
    dialog->open();
}

void ApplyFlow::run()
{
    QStringList names;
    for (const migrations::MigrationFile &file : std::as_const(m_files))
        names.append(file.fileName);
    m_panels.apply->clearResult();
    m_panels.apply->setPending(m_files, m_session.project().target->toText());
    m_controller.apply(*m_session.project().target, m_session.snapshot()->directory, names,
        m_baseline ? m_baseline->version : QString());
    emit progressed(0);
}

void ApplyFlow::onEvent(const apply::ApplyEvent &event)
{
    m_panels.apply->add(event);
    if (const auto *statement = std::get_if<apply::StatementStarted>(&event)) {
        m_runsConcurrently = statement->sql.contains("CONCURRENTLY"_L1, Qt::CaseInsensitive);
        emit logged(tr("Runs: %1").arg(statement->sql.simplified()));
    } else if (const auto *notice = std::get_if<apply::ServerNotice>(&event)) {
        m_monitor.noteServerNotice(notice->text);
        emit logged(notice->severity + u": "_s + notice->text);
    }
    m_monitor.setBackend(m_controller.backendPid());
    emit progressed(m_panels.apply->model()->fractionDone());
}

void ApplyFlow::onObserved(const Observation &observation)
{
    m_panels.watch->setBuilds(observation.builds);
    const int pid = m_controller.backendPid();
    if (!m_controller.isRunning() || pid == 0)
        return;
    const auto mine = std::find_if(observation.builds.begin(), observation.builds.end(),
        [pid](const applyview::BuildStatus &build) { return build.progress.pid == pid; });
    const bool builds = mine != observation.builds.end();
    m_panels.apply->setBuild(builds ? std::optional(*mine) : std::nullopt);
    m_panels.apply->setBlockers(builds ? QList<catalog::Blocker>() : observation.blockers);
}

void ApplyFlow::onFinished(const RunResult &result)
{
    const Result<apply::ApplyReport> &report = result.report;
    m_monitor.setBackend(0);
    m_panels.apply->setRunState(RunState::Idle);
    emit progressed(-1);
    const QString target = m_session.project().target ? m_session.project().target->toText() : QString();
    if (report && report->succeeded()) {
        m_panels.apply->showSuccess(sentenceOf(*report));
        emit logged(sentenceOf(*report));
        notifyDesktop(tr("Migrations applied to %1").arg(target), sentenceOf(*report));
    } else {
        const Error &error = report ? *report->failure : report.error();
        m_panels.apply->showFailure(error, report ? report->leftover : std::nullopt);
        emit logged(tr("Stopped: %1").arg(error.text));
        notifyDesktop(tr("Migrations of %1 stopped").arg(target), error.text, true);
    }
    m_keepsRows = true;
    QApplication::alert(m_panels.window);
    m_session.refresh();
}

void ApplyFlow::ask(const QString &title, const QString &question, const QString &detail, const QString &verb,
    const std::function<void()> &yes)
{
    auto *box = new QMessageBox(QMessageBox::Question, title, question, QMessageBox::NoButton, m_panels.window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(detail);
    QPushButton *keep = box->addButton(tr("&Leave it"), QMessageBox::RejectRole);
    QPushButton *act = box->addButton(verb, QMessageBox::DestructiveRole);
    act->setObjectName(u"confirm"_s);
    act->setAutoDefault(false);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(act, &QPushButton::clicked, this, [yes] { yes(); });
    box->open();
}

void ApplyFlow::askToCancel()
{
    ask(tr("Cancel the run"), tr("Stop applying migrations?"), cancelConsequence(m_runsConcurrently), tr("&Stop"),
        [this] { m_controller.cancel(); });
}

void ApplyFlow::askToDrop(const apply::InvalidIndex &index)
{
    ask(tr("Drop the invalid index"), tr("Drop %1?").arg(index.name.toText()), index.cleanup, tr("&Drop concurrently"),
        [this, index] { m_controller.dropInvalidIndex(*m_session.project().target, index); });
}

void ApplyFlow::askToCancelQuery(int pid, const QString &what, const QString &consequence)
{
    ask(tr("Cancel a query"), tr("Cancel %1, process %2?").arg(what).arg(pid), consequence, tr("&Cancel the query"),
        [this, pid] { m_monitor.cancelQuery(pid); });
}

void ApplyFlow::decide(const apply::RecoveryReport &report, const apply::StatementTruth &statement, bool happened)
{
    m_panels.banners->remove(u"recovery"_s);
    m_controller.settle(*m_session.project().target, report, statement, happened);
}

void ApplyFlow::onRecovery(const apply::RecoveryReport &report)
{
    panels::Banner banner;
    banner.kind = BannerKind::Warning;
    banner.text = tr("The last run on this database, of %1, did not end by itself.")
                      .arg(QLocale().toString(report.startedAt.toLocalTime(), QLocale::ShortFormat));
    QStringList lines;
    for (const apply::StatementTruth &truth : report.statements) {
        if (truth.truth != apply::Truth::Done || truth.needsSettling)
            lines.append(truth.explanation);
    }
    banner.detail = lines.join(u'\n');
    if (const auto *left = report.find(apply::Truth::LeftInvalid); left && left->leftover) {
        banner.actions.append({ tr("Drop the invalid index…"), [this, index = *left->leftover] { askToDrop(index); } });
    } else if (const auto *doubt = report.find(apply::Truth::InDoubt)) {
        banner.text = tr("It is not known whether a statement of the last run happened.");
        banner.actions.append({ tr("It happened"), [this, report, one = *doubt] { decide(report, one, true); } });
        banner.actions.append({ tr("It did not"), [this, report, one = *doubt] { decide(report, one, false); } });
    } else if (report.find(apply::Truth::Running)) {
        banner.text = tr("A statement of the last run still works on the server: see Watch.");
    }
    m_panels.banners->show(u"recovery"_s, banner);
}

} // namespace schemawright::app
