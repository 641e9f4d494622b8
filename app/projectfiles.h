// Which files a project is made of, and whether they are as they were read.
#pragma once

#include "model/project/projectsettings.h"

#include <QDateTime>
#include <QMap>
#include <QStringList>

namespace schemawright::app {

struct FileStamp {
    QDateTime modified;
    qint64 size = 0;
    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};
using FileStamps = QMap<QString, FileStamp>; ///< by absolute path

/// The SQL files of sources and migrations with atlas.sum; folders are looked into, one level deep.
[[nodiscard]] FileStamps stampFiles(const project::ProjectSettings &project);
/// Files and folders for a QFileSystemWatcher: folders tell of new files.
[[nodiscard]] QStringList watchedPaths(const project::ProjectSettings &project);

} // namespace schemawright::app
