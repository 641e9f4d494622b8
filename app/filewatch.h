// Tells when files of the project are not what was read: somebody's editor, or git.
#pragma once

#include "app/projectfiles.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace schemawright::app {

class FileWatch final : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QObject *parent = nullptr);

    /// From now on these files, as they are now. A project without files: none.
    void watch(const project::ProjectSettings &project);
    /// The same, when the schema's own files were not read again: they count as they were before. Tells at once when they are not that.
    void watchMigrations(const project::ProjectSettings &project);

signals:
    void changed();

private:
    void check();

    project::ProjectSettings m_project;
    FileStamps m_stamps;
    QFileSystemWatcher m_watcher;
    QTimer m_debounce;
};

} // namespace schemawright::app
