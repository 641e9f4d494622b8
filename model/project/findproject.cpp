#include "model/project/projectsettings.h"

#include "model/migrations/formats/formats.h"
#include "model/project/atlasproject.h"
#include "model/project/tomllint.h"
#include "model/sources/prismaconfig.h"

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
    if (const auto config = sources::findPrismaConfig(folder.absolutePath()); config && QFileInfo::exists(config->schema))
        return config->schema;
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
    for (const QString &name : { u"schema"_s, u"db/schema"_s, u"sql/schema"_s, u"database/schema"_s, u"supabase/schemas"_s, u"sql"_s }) {
        if (hasSqlFiles(folder.absoluteFilePath(name)))
            return folder.absoluteFilePath(name);
    }
    for (const QString &name : { u"schema.sql"_s, u"db/schema.sql"_s, u"structure.sql"_s, u"db/structure.sql"_s, u"schema.hcl"_s, u"schema.pg.hcl"_s,
             u"db/schema.hcl"_s }) {
        if (folder.exists(name))
            return folder.absoluteFilePath(name);
    }
    if (const QString prisma = findPrismaSchema(folder); !prisma.isEmpty())
        return prisma;
    // The folder itself only when nothing but its own files would be read: not what lies under migrations/ or node_modules/.
    const bool hasFolders = !folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty();
    return hasSqlFiles(folder.absolutePath()) && !hasFolders ? folder.absolutePath() : QString();
}

/// A tool's own, not any folder of SQL.
bool isMigrationDirectory(const QString &path)
{
    const auto format = migrations::detectFormat(path);
    return format && (*format != migrations::DirectoryFormat::Atlas || QFileInfo::exists(path + u"/atlas.sum"_s));
}

QString findMigrations(const QDir &folder)
{
    if (const auto config = sources::findPrismaConfig(folder.absolutePath()); config && QFileInfo(config->migrations).isDir())
        return config->migrations;
    for (const QString &name : { u"migrations"_s, u"db/migrations"_s, u"database/migrations"_s, u"prisma/migrations"_s }) {
        if (QFileInfo(folder.absoluteFilePath(name)).isDir())
            return folder.absoluteFilePath(name);
    }
    // Folders whose names say less, or nothing: only when what lies in them is a tool's.
    for (const QString &name : { u"alembic/versions"_s, u"supabase/migrations"_s, u"drizzle"_s, u"src/main/resources/db/migration"_s, u"db/migration"_s,
             u"sql/migrations"_s, u"src/main/resources/db/changelog"_s, u"db/changelog"_s, u"versions"_s, u"."_s }) {
        const QString path = QDir::cleanPath(folder.absoluteFilePath(name));
        if (QFileInfo(path).isDir() && isMigrationDirectory(path))
            return path;
    }
    return {};
}

QString preferredEnvironment(const QStringList &names)
{
    for (const QString &name : { u"local"_s, u"dev"_s, u"development"_s }) {
        if (names.contains(name))
            return name;
    }
    return names.value(0);
}

QString pathOf(const QString &url)
{
    return url.startsWith(u"file://"_s) ? url.mid(7).section(u'?', 0, 0) : url;
}

/// Where the connection's own text is wrong, the rest is opened and can be looked at.
void setTarget(ProjectSettings &settings, const QString &url)
{
    if (url.isEmpty())
        return;
    auto target = postgres::parseConnectionUrl(url);
    if (target)
        settings.target = std::move(*target);
    else
        settings.warnings << u"the url of env \"%1\": %2"_s.arg(settings.environment, target.error().toText());
}

Result<> readEnvironment(const QString &file, const QString &name, ProjectSettings &settings, const std::stop_token &stop)
{
    TRY_ASSIGN(settings.environments, atlasEnvironmentNames(file));
    settings.environment = name.isEmpty() ? preferredEnvironment(settings.environments) : name;
    if (settings.environment.isEmpty())
        return {};
    TRY_ASSIGN(const AtlasEnvironment environment, loadAtlasEnvironment(file, settings.environment, { .variables = {}, .allowsPrograms = settings.allowsPrograms }, stop));
    settings.warnings = environment.warnings;
    setTarget(settings, environment.url);
    settings.desiredUrl = environment.sourceUrl;
    settings.migrationsFolder = pathOf(environment.migrationsUrl);
    settings.developmentUrl = environment.developmentUrl;
    settings.schemas = environment.schemas;
    settings.exclude = environment.exclude;
    settings.lint = environment.lint;
    return {};
}

/// A file that cannot be read keeps nobody from opening the project.
void readLintFiles(ProjectSettings &settings)
{
    const auto files = findTomlSettings(settings.migrationsFolder.isEmpty() ? settings.folder : settings.migrationsFolder);
    if (!files) {
        settings.warnings << files.error().toText();
        return;
    }
    settings.warnings << files->warnings;
    settings.lint = merged(files->settings, settings.lint);
}

} // namespace

Result<ProjectSettings> findProject(const QString &path, const QString &environment, bool allowsPrograms, const std::stop_token &stop)
{
    const QDir folder(QFileInfo(path).absoluteFilePath());
    if (!folder.exists())
        return makeError(ErrorKind::Input, u"there is no folder %1"_s.arg(path), u"Choose the folder of your project."_s);
    ProjectSettings settings;
    settings.name = folder.dirName();
    settings.folder = folder.absolutePath();
    settings.allowsPrograms = allowsPrograms;
    if (folder.exists(u"atlas.hcl"_s))
        TRY(readEnvironment(folder.absoluteFilePath(u"atlas.hcl"_s), environment, settings, stop));
    if (settings.migrationsFolder.isEmpty())
        settings.migrationsFolder = findMigrations(folder);
    readLintFiles(settings);
    if (settings.desiredUrl.isEmpty() && settings.migrationsFolder != settings.folder) {
        const QString desired = findDesired(folder);
        if (!desired.isEmpty() && desired != settings.migrationsFolder)
            settings.desiredUrl = u"file://"_s + desired;
    }
    if (settings.desiredUrl.isEmpty() && settings.migrationsFolder.isEmpty() && !settings.target) {
        return makeError(ErrorKind::Input, u"%1 has no schema and no migrations that Schemawright can read"_s.arg(path),
            u"It looks for atlas.hcl, schema/*.sql, schema.sql, structure.sql, schema.hcl, prisma/schema.prisma, and migrations in migrations/, "
            "db/migrations/, prisma/migrations/, alembic/versions/, supabase/migrations/, drizzle/ or db/migration/."_s);
    }
    return settings;
}

} // namespace schemawright::project
