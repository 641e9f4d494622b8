// How a project gets opened: from the command line, a folder, a connection, the sample, or the recent ones. Asks before
// edits are lost.
#pragma once

#include "app/launchoptions.h"
#include "app/sessioncontroller.h"
#include "views/connection/connectionstore.h"

#include <QObject>

class QWidget;

namespace schemawright::connection {
class ConnectionDialog;
}

namespace schemawright::app {

class WindowSettings;

/// The project that the options name. Errors: Input.
[[nodiscard]] Result<project::ProjectSettings> projectFromOptions(
    const LaunchOptions &options, bool allowsPrograms, const std::stop_token &stop = {});

class ProjectFlow : public QObject
{
    Q_OBJECT

public:
    ProjectFlow(SessionController &session, WindowSettings &settings, jobs::JobList *jobs, QWidget *window);

    void openFromOptions(const LaunchOptions &options);
    void chooseFolder();
    void chooseConnection(); ///< a new project of a database's own schema
    void chooseTarget(); ///< another database for the open project
    void openSample();
    void openRecent(int index);
    void openEnvironment(const QString &name); ///< another env of the open project's atlas.hcl
    void trustFolder(); ///< of the project that was opened last; opens it again
    void distrustFolder(); ///< of the open project: it is read again without its programs
    void close();
    void reload();

    [[nodiscard]] bool isProduction() const; ///< the target is marked so in the saved connections

signals:
    void failed(const schemawright::Error &error);

private:
    void open(const project::ProjectSettings &project);
    void openFolder(const QString &folder, const QString &environment);
    void askConnection(const std::optional<postgres::ConnectionSettings> &current,
        const std::function<void(const postgres::ConnectionSettings &)> &chosen);
    void testConnection(connection::ConnectionDialog *dialog, const postgres::ConnectionSettings &settings);
    /// Runs `next` at once, or after the person agreed to lose the edits.
    void whenEditsMayGo(const QString &question, const std::function<void()> &next);

    SessionController &m_session;
    WindowSettings &m_settings;
    QWidget *m_window;
    connection::ConnectionStore m_connections;
    LaunchOptions m_options; ///< of the project that was opened last
    jobs::Worker m_worker; ///< for testing connections
};

} // namespace schemawright::app
