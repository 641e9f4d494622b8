#include "model/devdb/developmentdatabase.h"

#include "model/sql/sqlwriter.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace schemawright::devdb {

using namespace Qt::StringLiterals;
using postgres::Connection;
using postgres::ConnectionSettings;
using postgres::PrivateServer;

namespace {

/// Unique on the server, which several windows, CLI runs and – a team's own – machines share.
QString uniqueName()
{
    return u"schemawright_dev_%1_%2"_s.arg(QCoreApplication::applicationPid())
        .arg(QString::number(QRandomGenerator::system()->generate64(), 16));
}

/// "17" of the tags 17, 17.4-alpine, pg17 and 0.8.0-pg17; 0: the tag tells none, like latest.
int versionOfTag(const QString &tag)
{
    static const QRegularExpression pattern(u"(?:^|pg)(\\d{2,})"_s);
    return pattern.match(tag).captured(1).toInt();
}

/// docker://postgres/TAG/…, docker+postgres://IMAGE[:TAG]/…, embedded://VERSION; nullopt: another URL. No container is
/// started: a private server of that version does the same in less time.
std::optional<int> privateVersion(const QString &url)
{
    static const QRegularExpression embedded(u"^embedded://(\\d*)(?:/.*)?$"_s);
    static const QRegularExpression driver(u"^docker://(?:postgres|pgvector|postgis)/([^/?]+)(?:[/?].*)?$"_s);
    static const QRegularExpression image(u"^docker\\+postgres://([^?]*?)(?::([^/:?]+))?(?:/[^/:?]*)?(?:\\?.*)?$"_s);
    if (const auto match = embedded.match(url); match.hasMatch())
        return match.captured(1).toInt();
    if (const auto match = driver.match(url); match.hasMatch())
        return versionOfTag(match.captured(1));
    if (const auto match = image.match(url); match.hasMatch())
        return versionOfTag(match.captured(2));
    return std::nullopt;
}

} // namespace

Result<DevelopmentServer> parseDevelopmentUrl(const QString &url)
{
    if (url.isEmpty())
        return DevelopmentServer {};
    if (const auto version = privateVersion(url))
        return DevelopmentServer { .majorVersion = *version, .settings = {}, .reason = {} };
    if (url.startsWith("docker"_L1) || url.startsWith("embedded"_L1)) {
        return makeError(ErrorKind::Input, u"the development database %1 is not a PostgreSQL one"_s.arg(url),
            u"Write docker://postgres/15/dev, docker+postgres://IMAGE:15/dev or embedded://15."_s);
    }
    TRY_ASSIGN(ConnectionSettings settings, postgres::parseConnectionUrl(url));
    DevelopmentServer server;
    server.settings = std::move(settings);
    return server;
}

DevelopmentServer developmentServerLike(int serverVersion)
{
    DevelopmentServer server;
    server.majorVersion = serverVersion / 10000;
    return server;
}

struct DevelopmentDatabase::State {
    std::optional<PrivateServer> server;
    QString warning;
    ConnectionSettings settings; ///< of the database itself
    ConnectionSettings adminSettings; ///< of the database from which it is created and dropped
    std::optional<Connection> connection;
    bool isSpoiled = false;

    State() = default;
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State()
    {
        connection.reset();
        if (settings.database.isEmpty())
            return;
        if (auto admin = Connection::open(adminSettings))
            (void)admin->execute(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(sql::quoteIdentifier(settings.database)));
    }
};

Result<DevelopmentDatabase> DevelopmentDatabase::create(
    const DevelopmentServer &server, const ProgressFn &progress, const std::stop_token &stop)
{
    auto state = std::make_shared<State>();
    if (server.settings) {
        state->adminSettings = *server.settings;
    } else {
        TRY_ASSIGN(PrivateServer privateServer,
            PrivateServer::acquire(server.majorVersion, postgres::ServerPurpose::Development, progress, stop));
        state->adminSettings = privateServer.settings();
        state->warning = server.reason.isEmpty() ? privateServer.versionWarning() : server.reason;
        state->server = std::move(privateServer);
    }
    return createFrom(std::move(state), u"template0"_s);
}

Result<DevelopmentDatabase> DevelopmentDatabase::createFrom(std::shared_ptr<State> state, const QString &original)
{
    const QString name = uniqueName();
    {
        TRY_ASSIGN(Connection admin, Connection::open(state->adminSettings));
        if (const auto created = admin.execute(u"CREATE DATABASE %1 TEMPLATE %2"_s.arg(
                sql::quoteIdentifier(name), sql::quoteIdentifier(original)));
            !created)
            return makeError(created.error().withContext(u"cannot create a development database"_s));
    }
    state->settings = state->adminSettings;
    state->settings.database = name;
    state->settings.applicationName = u"schemawright development"_s;
    TRY_ASSIGN(Connection connection, Connection::open(state->settings));
    state->connection = std::move(connection);
    DevelopmentDatabase database;
    database.m_state = std::move(state);
    return database;
}

Result<DevelopmentDatabase> DevelopmentDatabase::copy()
{
    auto state = std::make_shared<State>();
    state->server = m_state->server;
    state->warning = m_state->warning;
    state->adminSettings = m_state->adminSettings;
    m_state->connection.reset();
    auto copied = createFrom(std::move(state), m_state->settings.database);
    TRY_ASSIGN(Connection connection, Connection::open(m_state->settings));
    m_state->connection = std::move(connection);
    return copied;
}

Connection &DevelopmentDatabase::connection() const
{
    return *m_state->connection;
}

void DevelopmentDatabase::spoil() const
{
    m_state->isSpoiled = true;
}

bool DevelopmentDatabase::isSpoiled() const
{
    return m_state->isSpoiled;
}

ConnectionSettings DevelopmentDatabase::settings() const
{
    return m_state->settings;
}

QString DevelopmentDatabase::serverText() const
{
    if (m_state->server)
        return u"PostgreSQL %1 (private)"_s.arg(m_state->server->installation().version);
    return m_state->adminSettings.toText();
}

bool DevelopmentDatabase::isPrivate() const
{
    return m_state->server.has_value();
}

QString DevelopmentDatabase::warning() const
{
    return m_state->warning;
}

} // namespace schemawright::devdb
