#include "model/project/projectsettings.h"

#include <QDir>
#include <QFileInfo>

namespace schemawright::project {

using namespace Qt::StringLiterals;

namespace {

bool hasSqlFiles(const QString &folder)
{
    return !QDir(folder).entryList({ u"*.sql"_s }, QDir::Files).isEmpty();
}

/// Where Prisma looks for its schema: a file, or a folder of files.
QString findPrismaSchema(const QDir &folder)
{
    for (const QString &name : { u"schema.prisma"_s, u"prisma/schema.prisma"_s, u"prisma/schema"_s, u"prisma"_s }) {
        const QString path = folder.absoluteFilePath(name);
        const bool isFolder = QFileInfo(path).isDir();
        if (isFolder ? !QDir(path).entryList({ u"*.prisma"_s }, QDir::Files).isEmpty() : QFileInfo(path).isFile())
            return path;
    }
    return {};
}

/// The first of these that exists and holds SQL: the names teams use.
QString findDesired(const QDir &folder)
{
    for (const QString &name : { u"schema"_s, u"db/schema"_s, u"sql/schema"_s, u"database/schema"_s, u"sql"_s }) {
        if (hasSqlFiles(folder.absoluteFilePath(name)))
            return folder.absoluteFilePath(name);
    }
    for (const QString &name : { u"schema.sql"_s, u"db/schema.sql"_s, u"structure.sql"_s, u"db/structure.sql"_s }) {
        if (folder.exists(name))
            return folder.absoluteFilePath(name);
    }
    if (const QString prisma = findPrismaSchema(folder); !prisma.isEmpty())
        return prisma;
    // The folder itself only when nothing but its own files would be read: not what lies under migrations/ or node_modules/.
    const bool hasFolders = !folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty();
    return hasSqlFiles(folder.absolutePath()) && !hasFolders ? folder.absolutePath() : QString();
}

QString findMigrations(const QDir &folder)
{
    for (const QString &name : { u"migrations"_s, u"db/migrations"_s, u"database/migrations"_s }) {
        if (QFileInfo(folder.absoluteFilePath(name)).isDir())
            return folder.absoluteFilePath(name);
    }
    return QFileInfo::exists(folder.absoluteFilePath(u"atlas.sum"_s)) ? folder.absolutePath() : QString();
}

} // namespace

Result<ProjectSettings> findProject(const QString &path)
{
    const QDir folder(QFileInfo(path).absoluteFilePath());
    if (!folder.exists())
        return makeError(ErrorKind::Input, u"there is no folder %1"_s.arg(path), u"Choose the folder of your project."_s);
    ProjectSettings settings;
    settings.name = folder.dirName();
    settings.folder = folder.absolutePath();
    settings.migrationsFolder = findMigrations(folder);
    const QString desired = findDesired(folder);
    if (!desired.isEmpty() && desired != settings.migrationsFolder)
        settings.desiredUrl = u"file://"_s + desired;
    if (settings.desiredUrl.isEmpty() && settings.migrationsFolder.isEmpty()) {
        return makeError(ErrorKind::Input, u"%1 has no schema and no migrations that Schemawright can read"_s.arg(path),
            u"It looks for schema/*.sql, schema.sql, structure.sql, prisma/schema.prisma and a folder migrations/ with .sql files."_s);
    }
    return settings;
}

} // namespace schemawright::project
