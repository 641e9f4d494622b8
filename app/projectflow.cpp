#include "app/projectflow.h"

#include "app/windowsettings.h"
#include "views/connection/connectiondialog.h"
#include "views/widgets/opencelleditors.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

Result<project::ProjectSettings> projectFromOptions(const LaunchOptions &options, bool allowsPrograms, const std::stop_token &stop)
{
    project::ProjectSettings project;
    if (!options.folder.isEmpty()) {
        TRY_ASSIGN(project, project::findProject(options.folder, options.environment, allowsPrograms, stop));
    }
    if (!options.schemaUrl.isEmpty())
        project.desiredUrl = options.schemaUrl;
    if (!options.migrationsFolder.isEmpty())
        project.migrationsFolder = QDir(options.migrationsFolder).absolutePath();
    if (!options.developmentUrl.isEmpty())
        project.developmentUrl = options.developmentUrl;
    if (!options.url.isEmpty()) {
        TRY_ASSIGN(project.target, postgres::parseConnectionUrl(options.url));
    }
    if (project.name.isEmpty())
        project.name = project.target ? project.target->toText() : project.desiredUrl;
    return project;
}

ProjectFlow::ProjectFlow(SessionController &session, WindowSettings &settings, jobs::JobList *jobs, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_settings(settings)
    , m_window(window)
    , m_connections(settings.settings())
    , m_worker(jobs)
{
}

void ProjectFlow::openFromOptions(const LaunchOptions &options)
{
    if (options.sample) {
        m_session.openSample();
        return;
    }
    m_options = options;
    // atlas.hcl may ask a program or a database: never here.
    m_worker.run<project::ProjectSettings>(
        { {}, u"find project"_s },
        [options, isTrusted = m_settings.isTrusted(options.folder)](
            const jobs::JobContext &context) { return projectFromOptions(options, isTrusted, context.stop); },
        this, [this](const Result<project::ProjectSettings> &project) {
            if (project)
                open(*project);
            else
                emit failed(project.error());
        });
}

void ProjectFlow::open(const project::ProjectSettings &project)
{
    project::ProjectSettings opened = project;
    // The folder was opened before: its database is known.
    for (const project::ProjectSettings &recent : m_settings.recentProjects()) {
        if (!opened.target && !opened.folder.isEmpty() && recent.folder == opened.folder && recent.environment == opened.environment)
            opened.target = recent.target;
    }
    m_session.open(opened);
}

void ProjectFlow::whenEditsMayGo(const QString &question, const std::function<void()> &next)
{
    widgets::commitOpenEditors();
    const bool schema = m_session.hasUnsavedEdits();
    if (!schema && m_session.drafts().isEmpty()) {
        next();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Unsaved changes"), question, QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(schema ? tr("The changes of the schema are in no migration yet.")
                                   : tr("Changed and not saved: %1").arg(QStringList(m_session.drafts().keys()).join(u", "_s)));
    QPushButton *discard = box->addButton(tr("&Discard changes"), QMessageBox::DestructiveRole);
    discard->setAutoDefault(false);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(discard, &QPushButton::clicked, this, [next] { next(); });
    box->open();
}

void ProjectFlow::chooseFolder()
{
    auto *dialog = new QFileDialog(m_window, tr("Open project folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        whenEditsMayGo(tr("Open another project?"), [this, folder] {
            openFolder(folder, {});
        });
    });
    dialog->open();
}

void ProjectFlow::chooseConnection()
{
    askConnection(std::nullopt, [this](const postgres::ConnectionSettings &target) {
        whenEditsMayGo(tr("Open another project?"), [this, target] {
            project::ProjectSettings project;
            project.name = target.database.isEmpty() ? target.toText() : target.database;
            project.target = target;
            open(project);
        });
    });
}

void ProjectFlow::chooseTarget()
{
    askConnection(m_session.project().target,
        [this](const postgres::ConnectionSettings &target) { m_session.setTarget(target); });
}

void ProjectFlow::askConnection(const std::optional<postgres::ConnectionSettings> &current,
    const std::function<void(const postgres::ConnectionSettings &)> &chosen)
{
    auto *dialog = new connection::ConnectionDialog(m_connections, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (current)
        dialog->setSettings(*current);
    connect(dialog, &connection::ConnectionDialog::testRequested, this,
        [this, dialog](const postgres::ConnectionSettings &settings) { testConnection(dialog, settings); });
    connect(dialog, &QDialog::accepted, this, [dialog, chosen] { chosen(dialog->settings()); });
    dialog->open();
}

void ProjectFlow::testConnection(connection::ConnectionDialog *dialog, const postgres::ConnectionSettings &settings)
{
    dialog->setTesting();
    m_worker.run<QString>(
        { {}, u"test connection"_s },
        [settings](const jobs::JobContext &context) -> Result<QString> {
            QElapsedTimer elapsed;
            elapsed.start();
            TRY_ASSIGN(const postgres::Connection connection, postgres::Connection::open(settings, context.stop));
            const int version = connection.serverVersion();
            return tr("PostgreSQL %1.%2 as %3, %4 ms")
                .arg(version / 10000)
                .arg(version % 10000)
                .arg(connection.userName())
                .arg(elapsed.elapsed());
        },
        dialog, [dialog](const Result<QString> &result) {
            dialog->setTestResult(result.has_value(), result ? *result : result.error().text);
        });
}

void ProjectFlow::openSample()
{
    whenEditsMayGo(tr("Open the sample project?"), [this] { m_session.openSample(); });
}

void ProjectFlow::openRecent(int index)
{
    const QList<project::ProjectSettings> projects = m_settings.recentProjects();
    if (index < 0 || index >= projects.size())
        return;
    whenEditsMayGo(tr("Open another project?"), [this, project = projects.at(index)] {
        // What atlas.hcl says may have changed since.
        if (project.environment.isEmpty())
            m_session.open(project);
        else
            openFolder(project.folder, project.environment);
    });
}

void ProjectFlow::openFolder(const QString &folder, const QString &environment)
{
    LaunchOptions options;
    options.folder = folder;
    options.environment = environment;
    openFromOptions(options);
}

void ProjectFlow::openEnvironment(const QString &name)
{
    const QString folder = m_session.project().folder;
    whenEditsMayGo(tr("Open another environment?"), [this, folder, name] { openFolder(folder, name); });
}

void ProjectFlow::trustFolder()
{
    m_settings.setTrusted(m_options.folder, true);
    openFromOptions(m_options);
}

void ProjectFlow::distrustFolder()
{
    const project::ProjectSettings project = m_session.project();
    whenEditsMayGo(tr("Read everything again?"), [this, project] {
        m_settings.setTrusted(project.folder, false);
        openFolder(project.folder, project.environment);
    });
}

void ProjectFlow::close()
{
    whenEditsMayGo(tr("Close the project?"), [this] { m_session.close(); });
}

void ProjectFlow::reload()
{
    whenEditsMayGo(tr("Read everything again?"), [this] {
        const project::ProjectSettings &project = m_session.project();
        if (project.environment.isEmpty())
            m_session.reload();
        else
            openFolder(project.folder, project.environment);
    });
}

bool ProjectFlow::isProduction() const
{
    if (!m_session.project().target)
        return false;
    if (m_session.project().environment.startsWith("prod"_L1, Qt::CaseInsensitive))
        return true;
    const QString url = connection::storableUrl(*m_session.project().target);
    for (const connection::SavedConnection &saved : m_connections.list()) {
        if (saved.url == url && saved.isProduction)
            return true;
    }
    return false;
}

} // namespace schemawright::app
