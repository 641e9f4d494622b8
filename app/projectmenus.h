// The menus that depend on which projects there are: the recent ones, also on the start page, and the envs of the open one.
#pragma once

#include <QObject>

namespace schemawright::panels {
class StartPage;
}

namespace schemawright::app {

class ProjectFlow;
class SessionController;
class WindowActions;
class WindowSettings;

class ProjectMenus : public QObject
{
    Q_OBJECT

public:
    /// None of them is owned; all outlive this.
    struct Parts {
        WindowActions &actions;
        ProjectFlow &flow;
        const SessionController &session;
        const WindowSettings &settings;
        panels::StartPage &start;
    };
    ProjectMenus(const Parts &parts, QObject *parent);

    void update();
    void setEnabled(bool enabled); ///< a project is open and nothing runs

private:
    void updateRecent();
    void updateEnvironments();

    Parts m_parts;
};

} // namespace schemawright::app
