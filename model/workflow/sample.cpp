#include "model/workflow/sample.h"

#include "model/base/textfile.h"
#include "model/devdb/script.h"
#include "model/migrations/atlasdirectory.h"
#include "model/migrations/atlasrevisions.h"
#include "model/migrations/migrationstatements.h"
#include "model/sql/sqlwriter.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QStandardPaths>

// Resources of a static library are dropped by the linker unless they are named; must be outside any namespace.
static void initSampleResources()
{
    Q_INIT_RESOURCE(sample);
}

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using postgres::Connection;

namespace {

const QString databaseName = u"conversations"_s;
const QString resources = u":/schemawright/sample"_s;
/// The last migration builds the HNSW index: it is left for the person to apply and watch.
constexpr qsizetype pendingMigrations = 1;

Result<> copyFiles(const QString &folder, bool reset)
{
    if (reset)
        QDir(folder).removeRecursively();
    if (QFileInfo::exists(folder + u"/migrations/atlas.sum"_s))
        return {};
    QDirIterator files(resources, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString source = files.next();
        const QString relative = source.mid(resources.size() + 1);
        if (relative == "seed.sql"_L1)
            continue;
        TRY_ASSIGN(const QString text, readTextFile(source));
        TRY(writeTextFile(folder + u'/' + relative, text));
    }
    TRY_ASSIGN(const migrations::MigrationDirectory directory, migrations::loadDirectory(folder + u"/migrations"_s));
    return migrations::writeSum(directory);
}

Result<bool> databaseExists(Connection &admin)
{
    TRY_ASSIGN(const postgres::ResultSet rows,
        admin.query(u"SELECT 1 FROM pg_database WHERE datname = $1"_s, { databaseName }));
    return rows.rowCount() > 0;
}

/// One row of history per file that ran, as an apply would have written it.
Result<> recordHistory(Connection &connection, const QList<migrations::MigrationFile> &files)
{
    TRY_ASSIGN(migrations::RevisionTable table, migrations::locateRevisions(connection, {}, {}));
    TRY(migrations::createRevisions(connection, table));
    for (const migrations::MigrationFile &file : files) {
        TRY_ASSIGN(const auto statements, migrations::splitMigration(file));
        migrations::Revision revision;
        revision.version = file.version;
        revision.description = file.description;
        revision.applied = revision.total = statements.size();
        revision.executedAt = QDateTime::currentDateTimeUtc();
        revision.hash = file.hash;
        revision.operatorVersion = migrations::operatorVersion();
        TRY(migrations::writeRevision(connection, table, revision));
    }
    return {};
}

Result<> fill(const postgres::ConnectionSettings &settings, const QString &folder, const SampleOptions &options,
    const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(Connection connection, Connection::open(settings, stop));
    TRY_ASSIGN(const migrations::MigrationDirectory directory, migrations::loadDirectory(folder + u"/migrations"_s));
    const auto applied = directory.files.first(std::max<qsizetype>(directory.files.size() - pendingMigrations, 0));
    TRY(devdb::runScripts(connection, devdb::directoryScripts(folder, applied), devdb::MissingRoles::Create, {}, stop));
    TRY(recordHistory(connection, applied));
    reportProgress(progress, u"Filling the sample database with %1 conversations"_s.arg(options.conversations));
    TRY_ASSIGN(QString seed, readTextFile(resources + u"/seed.sql"_s));
    seed.replace(u":rows"_s, QString::number(options.conversations));
    TRY(devdb::runScripts(connection, { { u"seed.sql"_s, seed, {} } }, devdb::MissingRoles::Create, progress, stop));
    TRY(connection.execute(u"ANALYZE"_s, stop));
    return {};
}

/// Made under another name and renamed when it is complete: a crash in between leaves no half-filled sample.
Result<> createDatabase(const postgres::PrivateServer &server, const QString &folder, const SampleOptions &options,
    const ProgressFn &progress, const std::stop_token &stop)
{
    const QString unfinished = databaseName + u"_unfinished"_s;
    TRY_ASSIGN(Connection admin, Connection::open(server.settings(), stop));
    if (options.reset)
        TRY(admin.execute(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(databaseName)));
    TRY_ASSIGN(const bool exists, databaseExists(admin));
    if (exists)
        return {};
    reportProgress(progress, u"Creating the sample database"_s);
    TRY(admin.execute(u"ALTER SYSTEM SET maintenance_work_mem = '384MB'"_s)); // the whole HNSW graph fits
    TRY(admin.execute(u"SELECT pg_reload_conf()"_s));
    TRY(admin.execute(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(unfinished)));
    TRY(admin.execute(u"CREATE DATABASE %1 TEMPLATE template0"_s.arg(unfinished)));
    TRY(fill(server.settings(unfinished), folder, options, progress, stop));
    TRY(admin.execute(u"ALTER DATABASE %1 RENAME TO %2"_s.arg(unfinished, databaseName)));
    return {};
}

} // namespace

Result<Sample> openSample(const SampleOptions &options, const ProgressFn &progress, const std::stop_token &stop)
{
    initSampleResources();
    TRY_ASSIGN(postgres::PrivateServer server,
        postgres::PrivateServer::acquire(0, postgres::ServerPurpose::Sample, progress, stop));
    if (!server.installation().hasPgvector) {
        return makeError(ErrorKind::Unsupported, u"the sample project needs pgvector, which no PostgreSQL on this machine has"_s,
            u"Run packaging/install-dependencies, or install the package postgresql-%1-pgvector."_s.arg(
                server.installation().majorVersion));
    }
    const QString folder = options.folder.isEmpty()
        ? QString(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/schemawright/sample"_s)
        : options.folder;
    TRY(copyFiles(folder, options.reset));
    TRY(createDatabase(server, folder, options, progress, stop));

    project::ProjectSettings project;
    project.name = u"Sample: conversations"_s;
    project.folder = folder;
    project.desiredUrl = u"file://"_s + folder + u"/schema"_s;
    project.migrationsFolder = folder + u"/migrations"_s;
    project.target = server.settings(databaseName);
    return Sample { std::move(project), std::move(server) };
}

} // namespace schemawright::workflow
