#include "model/catalog/inspector.h"
#include "model/diff/accessmode.h"
#include "model/sources/conflict.h"
#include "model/sources/source.h"

#include <QRegularExpression>

#include <optional>
#include <vector>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

catalog::InspectOptions inspectOptions(const SourceOptions &options)
{
    catalog::InspectOptions inspect;
    inspect.schemas = options.schemas;
    inspect.missingSchemasAreEmpty = options.missingSchemasAreEmpty;
    inspect.exclude = options.exclude;
    return inspect;
}

QString versionText(int serverVersion)
{
    return u"PostgreSQL %1.%2"_s.arg(serverVersion / 10000).arg(serverVersion % 10000);
}

/// The extension that a server lacks; empty: the error is about something else.
/// Source: src/backend/commands/extension.c, parse_extension_control_file.
QString missingExtension(const Error &error)
{
    static const QRegularExpression pattern(u"extension \"([^\"]+)\" is not available"_s);
    return error.sqlState == "0A000"_L1 ? pattern.match(error.text).captured(1) : QString();
}

/// The newest of the servers on this machine that has the extension.
std::optional<int> versionWithExtension(const QString &extension)
{
    for (const postgres::ServerInstallation &installation : postgres::findServerInstallations()) {
        if (postgres::hasExtension(installation, extension))
            return installation.majorVersion;
    }
    return std::nullopt;
}

Result<DevelopedSchema> developOnce(const QList<devdb::Script> &scripts, const SourceOptions &options,
    const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(devdb::DevelopmentDatabase development,
        devdb::DevelopmentDatabase::create(options.developmentServer, progress, stop));
    const auto run = devdb::runScripts(development.connection(), scripts,
        development.isPrivate() ? devdb::MissingRoles::Create : devdb::MissingRoles::Fail, progress, stop);
    if (!run)
        return makeError(withFirstOrigin(run.error(), scripts));
    TRY_ASSIGN(schema::Database database,
        catalog::inspectDatabase(development.connection(), inspectOptions(options), progress, stop));
    diff::forgetRunner(database);
    return DevelopedSchema { std::move(development), std::move(database) };
}

} // namespace

Result<DevelopedSchema> developScripts(const QList<devdb::Script> &scripts, const SourceOptions &options,
    const ProgressFn &progress, const std::stop_token &stop)
{
    auto developed = developOnce(scripts, options, progress, stop);
    const QString extension = developed || options.developmentServer.settings ? QString() : missingExtension(developed.error());
    const auto version = extension.isEmpty() ? std::nullopt : versionWithExtension(extension);
    if (!version || version == options.developmentServer.majorVersion)
        return developed;
    SourceOptions other = options;
    other.developmentServer = { .majorVersion = *version,
        .settings = {},
        .reason = u"PostgreSQL %1 on this machine has no extension %2: PostgreSQL %3 reads the schema, and writes some expressions in other words"_s
                      .arg(options.developmentServer.majorVersion)
                      .arg(extension)
                      .arg(*version) };
    return developOnce(scripts, other, progress, stop);
}

Result<QList<LoadedSchema>> loadLiveSources(const QList<Source> &sources, const SourceOptions &options,
    const ProgressFn &progress, const std::stop_token &stop)
{
    QStringList titles;
    std::vector<postgres::Connection> connections;
    for (const Source &source : sources) {
        titles.append(source.title);
        TRY_ASSIGN(postgres::Connection connection, postgres::Connection::open(*source.settings, stop));
        connections.push_back(std::move(connection));
    }
    QList<catalog::InspectRequest> requests;
    for (postgres::Connection &connection : connections)
        requests.append({ &connection, inspectOptions(options) });
    auto databases = catalog::inspectDatabases(requests, progress, stop);
    if (!databases)
        return makeError(databases.error().withContext(u"reading %1"_s.arg(titles.join(u" and "_s))));
    QList<LoadedSchema> loaded;
    for (qsizetype i = 0; i < sources.size(); ++i) {
        loaded.append({ std::move((*databases)[i]), sources.at(i),
            versionText(connections.at(static_cast<std::size_t>(i)).serverVersion()), {} });
    }
    return loaded;
}

Result<LoadedSchema> loadSource(
    const QString &url, const SourceOptions &options, const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(const Source source, parseSource(url, options.workingFolder));
    return loadSource(source, options, progress, stop);
}

Result<LoadedSchema> loadSource(
    const Source &source, const SourceOptions &options, const ProgressFn &progress, const std::stop_token &stop)
{
    LoadedSchema loaded;
    loaded.source = source;
    if (source.kind == SourceKind::LiveDatabase) {
        TRY_ASSIGN(QList<LoadedSchema> live, loadLiveSources({ source }, options, progress, stop));
        return std::move(live.first());
    }
    TRY_ASSIGN(SourceScripts read, readSource(source, options, stop));
    loaded.renames = std::move(read.renames);
    loaded.warnings = std::move(read.warnings);
    TRY_ASSIGN(DevelopedSchema developed, developScripts(read.scripts, options, progress, stop));
    loaded.database = std::move(developed.database);
    loaded.serverText = developed.development.serverText();
    if (!developed.development.warning().isEmpty())
        loaded.warnings << developed.development.warning();
    return loaded;
}

} // namespace schemawright::sources
