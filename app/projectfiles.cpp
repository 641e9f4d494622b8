#include "app/projectfiles.h"

#include "model/sources/sourcefiles.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

QStringList roots(const project::ProjectSettings &project)
{
    QStringList candidates { project.migrationsFolder };
    if (const auto source = sources::parseSource(project.desiredUrl, project.folder); source && !project.desiredUrl.isEmpty())
        candidates << sources::sourcePaths(*source, project.folder);
    if (!project.environment.isEmpty())
        candidates << QDir(project.folder).absoluteFilePath(u"atlas.hcl"_s);
    QStringList paths;
    for (const QString &path : std::as_const(candidates)) {
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
    return QDir(root).entryInfoList({ u"*.sql"_s, u"*.prisma"_s, u"*.hcl"_s, u"*.py"_s, u"atlas.sum"_s }, QDir::Files, QDir::Name);
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
