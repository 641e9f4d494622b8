#include "app/filewatch.h"

namespace schemawright::app {

namespace {

using namespace std::chrono_literals;
constexpr auto pause = 400ms; ///< editors save in several steps

} // namespace

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
{
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(pause);
    connect(&m_debounce, &QTimer::timeout, this, &FileWatch::check);
    const auto start = qOverload<>(&QTimer::start);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_debounce, start);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_debounce, start);
}

void FileWatch::watch(const project::ProjectSettings &project)
{
    m_project = project;
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    const QStringList paths = watchedPaths(m_project);
    if (!paths.isEmpty())
        m_watcher.addPaths(paths);
    m_stamps = stampFiles(m_project);
}

void FileWatch::watchMigrations(const project::ProjectSettings &project)
{
    const FileStamps before = m_stamps;
    watch(project);
    const auto isMigration = [&project](const QString &path) {
        return !project.migrationsFolder.isEmpty() && path.startsWith(project.migrationsFolder + u'/');
    };
    m_stamps.removeIf([&](FileStamps::iterator entry) { return !isMigration(entry.key()); });
    for (auto stamp = before.cbegin(); stamp != before.cend(); ++stamp) {
        if (!isMigration(stamp.key()))
            m_stamps.insert(stamp.key(), stamp.value());
    }
    check();
}

void FileWatch::check()
{
    // What we wrote ourselves was stamped when it was read again.
    if (stampFiles(m_project) != m_stamps)
        emit changed();
}

} // namespace schemawright::app
