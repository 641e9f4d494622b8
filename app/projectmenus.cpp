#include "app/projectmenus.h"

#include "app/projectflow.h"
#include "app/windowactions.h"
#include "app/windowsettings.h"
#include "views/panels/startpage.h"

#include <QMenu>

namespace schemawright::app {

ProjectMenus::ProjectMenus(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(m_parts.actions.distrustFolder, &QAction::triggered, &m_parts.flow, &ProjectFlow::distrustFolder);
}

void ProjectMenus::update()
{
    updateRecent();
    updateEnvironments();
}

void ProjectMenus::setEnabled(bool enabled)
{
    const project::ProjectSettings &project = m_parts.session.project();
    m_parts.actions.environments->setEnabled(enabled && !project.environments.isEmpty());
    m_parts.actions.distrustFolder->setVisible(project.allowsPrograms);
    m_parts.actions.distrustFolder->setEnabled(enabled);
}

void ProjectMenus::updateRecent()
{
    QList<panels::RecentProject> rows;
    QMenu *menu = m_parts.actions.recent;
    menu->clear();
    const QList<project::ProjectSettings> projects = m_parts.settings.recentProjects();
    for (int i = 0; i < projects.size(); ++i) {
        const project::ProjectSettings &project = projects.at(i);
        const QString name = project.environment.isEmpty() ? project.name : tr("%1 (%2)").arg(project.name, project.environment);
        const QString place = !project.folder.isEmpty() ? project.folder : project.target ? project.target->toText() : QString();
        rows.append({ name, place });
        const QString text = place.isEmpty() || place == project.name ? name : tr("%1 — %2").arg(name, place);
        connect(menu->addAction(text), &QAction::triggered, &m_parts.flow, [this, i] { m_parts.flow.openRecent(i); });
    }
    menu->setEnabled(!rows.isEmpty());
    m_parts.start.setRecentProjects(rows);
}

void ProjectMenus::updateEnvironments()
{
    QMenu *menu = m_parts.actions.environments;
    menu->clear();
    const QString current = m_parts.session.project().environment;
    for (const QString &name : m_parts.session.project().environments) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(name == current);
        connect(action, &QAction::triggered, &m_parts.flow, [this, action, name, current] {
            action->setChecked(name == current); // the other one is checked when it is open
            m_parts.flow.openEnvironment(name);
        });
    }
}

} // namespace schemawright::app
