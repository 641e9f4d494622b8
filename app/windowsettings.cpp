#include "app/windowsettings.h"

#include <QCryptographicHash>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

constexpr qsizetype mostRecent = 10;

/// Paths and URLs hold slashes, which QSettings takes for groups.
QString keyOf(const QString &project)
{
    return QString::fromLatin1(QCryptographicHash::hash(project.toUtf8(), QCryptographicHash::Sha1).toHex().left(16));
}

} // namespace

QString projectId(const project::ProjectSettings &project)
{
    const QString database = project.target ? postgres::toUrl(*project.target) : QString();
    return project.folder + u'|' + project.desiredUrl + u'|' + database;
}

WindowSettings::WindowSettings(const QString &path)
    : m_settings(path.isEmpty()
              ? QSettings(QSettings::IniFormat, QSettings::UserScope, u"schemawright"_s, u"schemawright"_s).fileName()
              : path,
          QSettings::IniFormat)
{
}

Appearance WindowSettings::appearance() const
{
    return parseAppearance(m_settings.value("appearance"_L1).toString());
}

void WindowSettings::setAppearance(Appearance appearance)
{
    m_settings.setValue("appearance"_L1, appearanceName(appearance));
}

QByteArray WindowSettings::layout(const QString &name) const
{
    return m_settings.value(u"layout/"_s + name).toByteArray();
}

void WindowSettings::setLayout(const QString &name, const QByteArray &state)
{
    m_settings.setValue(u"layout/"_s + name, state);
}

QString WindowSettings::lastView() const
{
    return m_settings.value("view"_L1).toString();
}

void WindowSettings::setLastView(const QString &name)
{
    m_settings.setValue("view"_L1, name);
}

QString WindowSettings::openObject(const QString &project) const
{
    return m_settings.value(u"objects/"_s + keyOf(project)).toString();
}

void WindowSettings::setOpenObject(const QString &project, const QString &object)
{
    m_settings.setValue(u"objects/"_s + keyOf(project), object);
}

QList<project::ProjectSettings> WindowSettings::recentProjects() const
{
    QList<project::ProjectSettings> projects;
    const int count = m_settings.beginReadArray("recent"_L1);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        project::ProjectSettings project;
        project.name = m_settings.value("name"_L1).toString();
        project.folder = m_settings.value("folder"_L1).toString();
        project.desiredUrl = m_settings.value("desired"_L1).toString();
        project.migrationsFolder = m_settings.value("migrations"_L1).toString();
        project.environment = m_settings.value("environment"_L1).toString();
        project.developmentUrl = m_settings.value("development"_L1).toString();
        project.schemas = m_settings.value("schemas"_L1).toStringList();
        project.exclude = m_settings.value("exclude"_L1).toStringList();
        const QString target = m_settings.value("target"_L1).toString();
        if (auto settings = postgres::parseConnectionUrl(target); !target.isEmpty() && settings)
            project.target = *settings;
        projects.append(project);
    }
    m_settings.endArray();
    return projects;
}

bool WindowSettings::isTrusted(const QString &folder) const
{
    return !folder.isEmpty() && m_settings.value("trusted"_L1).toStringList().contains(QFileInfo(folder).canonicalFilePath());
}

void WindowSettings::setTrusted(const QString &folder, bool trusted)
{
    QStringList folders = m_settings.value("trusted"_L1).toStringList();
    const QString path = QFileInfo(folder).canonicalFilePath();
    folders.removeAll(path);
    if (trusted && !path.isEmpty())
        folders.append(path);
    m_settings.setValue("trusted"_L1, folders);
}

namespace {

/// A project's files are those of its folder and env, whichever database it is compared with.
QString newFileKey(const project::ProjectSettings &project)
{
    const QString files = project.folder.isEmpty() ? project.desiredUrl : QString(project.folder + u'|' + project.environment);
    return u"newfiles/"_s + keyOf(files);
}

} // namespace

QString WindowSettings::newFile(const project::ProjectSettings &project) const
{
    return m_settings.value(newFileKey(project)).toString();
}

void WindowSettings::setNewFile(const project::ProjectSettings &project, const QString &file)
{
    m_settings.setValue(newFileKey(project), file);
}

void WindowSettings::addRecentProject(const project::ProjectSettings &project)
{
    QList<project::ProjectSettings> projects = recentProjects();
    projects.removeIf([&](const project::ProjectSettings &other) { return projectId(other) == projectId(project); });
    projects.prepend(project);
    writeRecent(projects.first(std::min(mostRecent, projects.size())));
}

void WindowSettings::clearRecentProjects()
{
    writeRecent({});
}

void WindowSettings::writeRecent(const QList<project::ProjectSettings> &projects)
{
    m_settings.remove("recent"_L1);
    m_settings.beginWriteArray("recent"_L1, static_cast<int>(projects.size()));
    for (int i = 0; i < projects.size(); ++i) {
        const project::ProjectSettings &project = projects.at(i);
        m_settings.setArrayIndex(i);
        m_settings.setValue("name"_L1, project.name);
        m_settings.setValue("folder"_L1, project.folder);
        m_settings.setValue("desired"_L1, project.desiredUrl);
        m_settings.setValue("migrations"_L1, project.migrationsFolder);
        m_settings.setValue("environment"_L1, project.environment);
        m_settings.setValue("development"_L1, project.developmentUrl);
        m_settings.setValue("schemas"_L1, project.schemas);
        m_settings.setValue("exclude"_L1, project.exclude);
        m_settings.setValue("target"_L1, project.target ? postgres::toUrl(*project.target) : QString());
    }
    m_settings.endArray();
}

} // namespace schemawright::app
