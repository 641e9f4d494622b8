#include "app/projectfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

/// The path of a file:// URL, without its query; empty for anything that is no file.
QString sourcePath(const project::ProjectSettings &project)
{
    const QString &url = project.desiredUrl;
    if (!url.startsWith("file://"_L1))
        return {};
    const QString path = url.mid(7).section(u'?', 0, 0);
    return QDir(project.folder).absoluteFilePath(path);
}

QStringList roots(const project::ProjectSettings &project)
{
    QStringList paths;
    for (const QString &path : { sourcePath(project), project.migrationsFolder }) {
        if (!path.isEmpty() && QFileInfo::exists(path))
            paths.append(path);
    }
    return paths;
}

QFileInfoList filesBelow(const QString &root)
{
    const QFileInfo info(root);
    if (!info.isDir())
        return { info };
    return QDir(root).entryInfoList({ u"*.sql"_s, u"atlas.sum"_s }, QDir::Files, QDir::Name);
}

} // namespace

FileStamps stampFiles(const project::ProjectSettings &project)
{
    FileStamps stamps;
    for (const QString &root : roots(project)) {
        for (const QFileInfo &info : filesBelow(root))
            stamps.insert(info.absoluteFilePath(), { info.lastModified(), info.size() });
    }
    return stamps;
}

QStringList watchedPaths(const project::ProjectSettings &project)
{
    QStringList paths = roots(project);
    for (const QString &root : roots(project)) {
        for (const QFileInfo &info : filesBelow(root))
            paths.append(info.absoluteFilePath());
    }
    paths.removeDuplicates();
    return paths;
}

} // namespace schemawright::app
