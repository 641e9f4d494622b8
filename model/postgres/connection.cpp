// libpq in nonblocking mode with poll(2): a thread that waits for the server still hears its stop token.
#include "model/postgres/connection.h"

#include "model/postgres/libpqerror.h"
#include "model/postgres/pipeline.h"
#include "model/postgres/stoprequest.h"

#include <QElapsedTimer>

#include <vector>

#include <libpq-fe.h>
#include <poll.h>

namespace schemawright::postgres {

namespace {

using namespace Qt::StringLiterals;

constexpr int pollMilliseconds = 20; ///< how late a stop request may be noticed

/// Messages of libpq (fe-connect.c, fe-auth.c) and of the server (postmaster.c, miscinit.c, postinit.c, hba.c), which come in
/// the language of lc_messages: in another language the last sentence remains.
QString hintForConnectionFailure(const QString &message)
{
    struct Hint {
        QLatin1StringView sign;
        QString text;
    };
    static const QList<Hint> hints {
        { "pg_hba.conf"_L1, u"The server lets nobody in this way: its pg_hba.conf says who may, from where and with which TLS."_s },
        { "password"_L1, u"Check user and password; ~/.pgpass and service files are read as psql reads them."_s },
        { "authentication failed"_L1, u"Check user and password; ~/.pgpass and service files are read as psql reads them."_s },
        { "permission denied for database"_L1, u"Ask its owner to GRANT CONNECT ON DATABASE … TO this user."_s },
        { "not permitted to log in"_L1, u"Connect as another user, or ask for ALTER ROLE … LOGIN."_s },
        { "too many c"_L1, u"Close connections that nobody needs, or try again later."_s },
        { "connection slots"_L1, u"Close connections that nobody needs, or try again later."_s },
        { "role \""_L1, u"Check the user name."_s },
        { "does not exist"_L1, u"Check the database name, or create the database first."_s },
        { "starting up"_L1, u"Wait: the server is about to run. Try again in a moment."_s },
        { "not accepting connections"_L1, u"Wait: the server still recovers. Try again in a moment."_s },
        { "not yet accepting connections"_L1, u"Wait: the server still recovers. Try again in a moment."_s },
        { "in recovery mode"_L1, u"Wait: the server still recovers. Try again in a moment."_s },
        { "shutting down"_L1, u"Try again when the server runs again."_s },
        { "could not translate host name"_L1, u"Check the host name and your network; an @ in a password is written %40."_s },
        { "SSL"_L1, u"Check the TLS mode (sslmode) and the root certificate (sslrootcert)."_s },
        { "certificate"_L1, u"Check the TLS mode (sslmode) and the root certificate (sslrootcert)."_s },
    };
    for (const Hint &hint : hints) {
        if (message.contains(hint.sign))
            return hint.text;
    }
    return u"Check that the server runs and that host and port are right."_s;
}

Error connectionError(const ConnectionSettings &settings, const QString &message)
{
    Error error;
    error.kind = ErrorKind::Connection;
    error.text = u"cannot connect to %1: %2"_s.arg(settings.toText(), message);
    error.hint = hintForConnectionFailure(message);
    error.poisonsConnection = true;
    return error;
}

/// Waits until the socket is ready in one of the directions, or the tick is over.
void waitForSocket(const PGconn *connection, short events)
{
    pollfd descriptor { PQsocket(connection), events, 0 };
    if (descriptor.fd >= 0)
        ::poll(&descriptor, 1, pollMilliseconds);
}

/// libpq wants two parallel, null-terminated arrays.
struct ConnectionKeywords {
    std::vector<const char *> keys;
    std::vector<const char *> values;

    void add(const char *key, const QString &value)
    {
        if (value.isEmpty())
            return;
        m_pairs.emplace_back(QByteArray(key), value.toUtf8());
    }
    void finish()
    {
        for (const auto &[key, value] : m_pairs) {
            keys.push_back(key.constData());
            values.push_back(value.constData());
        }
        keys.push_back(nullptr);
        values.push_back(nullptr);
    }

private:
    std::vector<std::pair<QByteArray, QByteArray>> m_pairs;
};

ConnectionKeywords keywordsFor(const ConnectionSettings &settings)
{
    ConnectionKeywords keywords;
    keywords.add("service", settings.service);
    keywords.add("host", settings.host);
    keywords.add("port", settings.port > 0 ? QString::number(settings.port) : QString());
    keywords.add("dbname", settings.database);
    keywords.add("user", settings.user);
    keywords.add("password", settings.password.reveal());
    keywords.add("sslmode", settings.tlsMode);
    for (auto it = settings.parameters.begin(); it != settings.parameters.end(); ++it) {
        if (it.key() != "search_path"_L1)
            keywords.add(it.key().toUtf8().constData(), it.value());
    }
    // A server that vanished without a word is noticed within a minute or so, not after the two hours of the system's own
    // defaults. docs: libpq-connect, keepalives.
    for (const auto &[key, value] : { std::pair("keepalives_idle", u"30"_s), std::pair("keepalives_interval", u"10"_s),
             std::pair("keepalives_count", u"3"_s), std::pair("tcp_user_timeout", u"60000"_s) }) {
        if (!settings.parameters.contains(QLatin1String(key)))
            keywords.add(key, value);
    }
    keywords.add("application_name", settings.applicationName);
    keywords.add("client_encoding", u"UTF8"_s);
    keywords.finish();
    return keywords;
}

} // namespace

/// Heap-allocated and shared, because libpq keeps the pointer while a Connection is moved around.
struct Connection::NoticeSink {
    QList<Notice> notices;

    static void receive(void *sink, const PGresult *result)
    {
        auto *self = static_cast<NoticeSink *>(sink);
        self->notices.append({ errorField(result, PG_DIAG_SEVERITY_NONLOCALIZED), errorField(result, PG_DIAG_SQLSTATE),
            errorField(result, PG_DIAG_MESSAGE_PRIMARY), errorField(result, PG_DIAG_MESSAGE_DETAIL),
            errorField(result, PG_DIAG_MESSAGE_HINT) });
    }
};

Connection::Connection(Connection &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_settings(std::move(other.m_settings))
    , m_notices(std::move(other.m_notices))
{
}

Connection &Connection::operator=(Connection &&other) noexcept
{
    if (this != &other) {
        PQfinish(m_connection);
        m_connection = std::exchange(other.m_connection, nullptr);
        m_settings = std::move(other.m_settings);
        m_notices = std::move(other.m_notices);
    }
    return *this;
}

Connection::~Connection()
{
    PQfinish(m_connection);
}

Result<Connection> Connection::open(const ConnectionSettings &settings, const std::stop_token &stop)
{
    const ConnectionKeywords keywords = keywordsFor(settings);
    Connection connection;
    connection.m_connection = PQconnectStartParams(keywords.keys.data(), keywords.values.data(), 0);
    PGconn *raw = connection.m_connection;
    if (raw == nullptr)
        return makeError(ErrorKind::Internal, u"out of memory while connecting"_s);
    QElapsedTimer elapsed;
    elapsed.start();
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (PQstatus(raw) != CONNECTION_BAD && state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED) {
        if (stop.stop_requested())
            return makeError(ErrorKind::Cancelled, u"connecting to %1 was cancelled"_s.arg(settings.toText()));
        if (settings.connectTimeout.count() > 0 && elapsed.elapsed() > settings.connectTimeout.count()) {
            return makeError(connectionError(
                settings, u"no answer within %1 s"_s.arg(settings.connectTimeout.count() / 1000)));
        }
        pollfd descriptor { PQsocket(raw), static_cast<short>(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0 };
        if (::poll(&descriptor, 1, pollMilliseconds) > 0)
            state = PQconnectPoll(raw);
    }
    if (PQstatus(raw) != CONNECTION_OK)
        return makeError(connectionError(settings, oneLine(PQerrorMessage(raw))));
    PQsetnonblocking(raw, 1);
    connection.m_notices = std::make_shared<NoticeSink>();
    PQsetNoticeReceiver(raw, &NoticeSink::receive, connection.m_notices.get());
    connection.m_settings = settings;
    TRY(connection.applySettings(stop));
    return connection;
}

Result<Connection> Connection::openAnother(const std::stop_token &stop) const
{
    return open(m_settings, stop);
}

Result<> Connection::applySettings(const std::stop_token &stop)
{
    // What a server, database or role sets would make other strings of the same SQL; the server reports its value.
    // docs: runtime-config-compatible, standard_conforming_strings.
    if (QLatin1StringView(PQparameterStatus(m_connection, "standard_conforming_strings")) == "off"_L1)
        TRY(execute(u"SET standard_conforming_strings = on"_s, stop));
    // Not through `options`, which PgBouncer refuses (measured with 1.18).
    const QString searchPath = m_settings.parameters.value(u"search_path"_s);
    if (!searchPath.isEmpty())
        TRY(query(u"SELECT set_config('search_path', $1, false)"_s, { searchPath }, stop));
    return {};
}

Result<> Connection::resetSession()
{
    TRY(execute(u"DISCARD ALL"_s));
    return applySettings({});
}

Result<> Connection::resetParameters()
{
    TRY(execute(u"RESET ALL"_s));
    return applySettings({});
}

Result<ResultSet> Connection::query(const QString &sql, const Parameters &parameters, const std::stop_token &stop)
{
    std::vector<QByteArray> texts;
    texts.reserve(static_cast<std::size_t>(parameters.size()));
    std::vector<const char *> values;
    for (const auto &parameter : parameters)
        texts.push_back(parameter ? parameter->toUtf8() : QByteArray());
    for (qsizetype i = 0; i < parameters.size(); ++i)
        values.push_back(parameters[i] ? texts[static_cast<std::size_t>(i)].constData() : nullptr);
    if (PQsendQueryParams(m_connection, sql.toUtf8().constData(), static_cast<int>(values.size()), nullptr,
            values.data(), nullptr, nullptr, 0)
        == 0)
        return makeError(lostConnection(m_connection, sql));
    return await(sql, stop);
}

Result<ResultSet> Connection::execute(const QString &sql, const std::stop_token &stop)
{
    if (PQsendQuery(m_connection, sql.toUtf8().constData()) == 0)
        return makeError(lostConnection(m_connection, sql));
    return await(sql, stop);
}

Result<ResultSet> Connection::copyIn(const QString &sql, const QString &data, const std::stop_token &stop)
{
    if (PQsendQuery(m_connection, sql.toUtf8().constData()) == 0)
        return makeError(lostConnection(m_connection, sql));
    return await(sql, stop, data);
}

namespace {

/// Sends what is queued and reads what has come; false when the connection is gone.
bool exchangeOnce(PGconn *connection)
{
    const int pending = PQflush(connection);
    if (pending < 0)
        return false;
    waitForSocket(connection, static_cast<short>(pending > 0 ? POLLIN | POLLOUT : POLLIN));
    return PQconsumeInput(connection) != 0;
}

/// The next result; nullptr at the end of a statement's results. It does not block in libpq.
PGresult *nextResult(PGconn *connection, StopRequest &stop)
{
    while (PQflush(connection) > 0 || PQisBusy(connection) != 0) {
        if (!exchangeOnce(connection))
            break;
        stop.check();
    }
    return PQgetResult(connection);
}

/// In nonblocking mode PQputCopyData answers 0 while its buffer is full.
void sendCopyData(PGconn *connection, const std::optional<QString> &data, StopRequest &stop)
{
    const char *refusal = data ? nullptr : "the rows for COPY FROM STDIN are missing";
    const QByteArray bytes = data ? data->toUtf8() : QByteArray();
    while (!bytes.isEmpty() && PQputCopyData(connection, bytes.constData(), static_cast<int>(bytes.size())) == 0) {
        if (!exchangeOnce(connection))
            return;
        stop.check();
    }
    while (PQputCopyEnd(connection, refusal) == 0) {
        if (!exchangeOnce(connection))
            return;
    }
}

/// Reads rows that nobody asked for, so that the connection can be used again.
void discardCopyData(PGconn *connection, StopRequest &stop)
{
    for (;;) {
        char *row = nullptr;
        const int length = PQgetCopyData(connection, &row, 1);
        PQfreemem(row);
        if (length < 0)
            return;
        if (length == 0 && !exchangeOnce(connection))
            return;
        stop.check();
    }
}

Error unreadCopy(const QString &sql)
{
    Error error;
    error.kind = ErrorKind::Input;
    error.text = u"COPY … TO STDOUT sends rows to the program that runs it, and nobody reads them here"_s;
    error.hint = u"Remove the statement, or copy to a file or a table."_s;
    error.statement = sql;
    return error;
}

} // namespace

Result<ResultSet> Connection::await(
    const QString &sql, const std::stop_token &stop, const std::optional<QString> &copyData)
{
    StopRequest stopRequest(m_connection, stop);
    ResultSet last;
    std::optional<Error> failure;
    while (PGresult *result = nextResult(m_connection, stopRequest)) {
        const ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_COPY_IN) {
            sendCopyData(m_connection, copyData, stopRequest);
        } else if (status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
            failure = failure.value_or(unreadCopy(sql));
            discardCopyData(m_connection, stopRequest);
        } else if (isFailure(result) && !failure) {
            failure = serverError(m_connection, result, sql);
        }
        last = ResultSet(result);
    }
    if (failure) {
        if (stopRequest.wasSent() && failure->sqlState == "57014"_L1)
            failure->kind = ErrorKind::Cancelled;
        return makeError(std::move(*failure));
    }
    if (PQstatus(m_connection) == CONNECTION_BAD)
        return makeError(lostConnection(m_connection, sql));
    return last;
}

Result<QList<ResultSet>> Connection::queryAll(const QStringList &statements, const std::stop_token &stop)
{
    QList<ResultSet> results;
    results.reserve(statements.size());
    const auto keep = [&](qsizetype, const ResultSet &rows) { results.append(rows); };
    TRY(runPipelines({ { this, statements, keep } }, stop).first());
    return results;
}

// docs: libpq-status, PQparameterStatus: the server reports is_superuser by itself.
bool Connection::isSuperuser() const
{
    return QLatin1StringView(PQparameterStatus(m_connection, "is_superuser")) == "on"_L1;
}

int Connection::serverVersion() const
{
    return PQserverVersion(m_connection);
}

int Connection::backendPid() const
{
    return PQbackendPID(m_connection);
}

QString Connection::databaseName() const
{
    return QString::fromUtf8(PQdb(m_connection));
}

QString Connection::userName() const
{
    return QString::fromUtf8(PQuser(m_connection));
}

bool Connection::isAlive() const
{
    return m_connection != nullptr && PQstatus(m_connection) == CONNECTION_OK;
}

bool Connection::isInTransaction() const
{
    const PGTransactionStatusType status = PQtransactionStatus(m_connection);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

QList<Notice> Connection::takeNotices()
{
    return std::exchange(m_notices->notices, {});
}

Result<QList<ResultSet>> beginSnapshot(
    Connection &connection, const QStringList &first, const QString &exported, const std::stop_token &stop)
{
    QStringList statements { u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s };
    if (!exported.isEmpty())
        statements.append(u"SET TRANSACTION SNAPSHOT '%1'"_s.arg(exported)); // Hexadecimal digits and dashes.
    // jit=off: the catalog queries are short and JIT compilation costs more than it saves.
    // search_path='': the only setting under which the server qualifies every name that it deparses.
    statements.append(u"SELECT set_config('search_path', '', true), set_config('jit', 'off', true)"_s);
    const qsizetype opening = statements.size();
    TRY_ASSIGN(const QList<ResultSet> results, connection.queryAll(statements + first, stop));
    return results.mid(opening);
}

} // namespace schemawright::postgres
