// One libpq connection. It stays with the thread that opened it; a stop token may be
// used from any other: it asks the server to cancel (PQcancel).
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/postgres/connectionsettings.h"
#include "model/postgres/resultset.h"

#include <QList>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

struct pg_conn;

namespace schemawright::postgres {

/// A NOTICE, WARNING or INFO of the server.
struct Notice {
    QString severity;
    QString sqlState;
    QString text;
    QString detail;
    QString hint;
};

using Parameters = QList<std::optional<QString>>; ///< text format; nullopt is NULL

class Connection
{
public:
    /// The session has standard_conforming_strings on, whatever server, database or role say.
    /// Errors: Connection (cannot reach, no answer in time, wrong password, TLS), Cancelled. Text never contains the password.
    [[nodiscard]] static Result<Connection> open(const ConnectionSettings &settings, const std::stop_token &stop = {});

    /// A second one to where this one was opened, by the same settings. Errors: as open.
    [[nodiscard]] Result<Connection> openAnother(const std::stop_token &stop = {}) const;

    Connection(Connection &&other) noexcept;
    Connection &operator=(Connection &&other) noexcept;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    /// One statement with parameters $1…, extended protocol. While it runs, `stop` sends a cancel request.
    /// Errors: Server (with sqlState, range in statement), Connection (poisonsConnection; also when the
    /// server does not react to a cancel request for 30 s), Cancelled (57014 by `stop`).
    [[nodiscard]] Result<ResultSet> query(
        const QString &sql, const Parameters &parameters = {}, const std::stop_token &stop = {});

    /// One statement by the simple protocol, without parameters: what migrations run. Of several, the first error and the
    /// last result are seen, and the server makes them one transaction. COPY … TO STDOUT is refused (Input).
    [[nodiscard]] Result<ResultSet> execute(const QString &sql, const std::stop_token &stop = {});

    /// COPY … FROM STDIN with its rows in COPY's text form. Errors: as execute.
    [[nodiscard]] Result<ResultSet> copyIn(const QString &sql, const QString &data, const std::stop_token &stop = {});

    /// Many statements in one round trip (libpq pipeline mode, PostgreSQL 14+ client library); results in the same order.
    /// The first error ends it: the statements after it are skipped by the server.
    [[nodiscard]] Result<QList<ResultSet>> queryAll(const QStringList &statements, const std::stop_token &stop = {});

    /// As after open(): DISCARD ALL (also SET ROLE, temporary tables, prepared statements), then the search_path that the
    /// settings ask for. Not in a transaction.
    [[nodiscard]] Result<> resetSession();

    /// All parameters as after open(): RESET ALL, then what open() sets. In a transaction of the caller's, too.
    [[nodiscard]] Result<> resetParameters();

    [[nodiscard]] int serverVersion() const; ///< 150018 is 15.18
    [[nodiscard]] bool isSuperuser() const; ///< as the server says of the current role
    [[nodiscard]] int backendPid() const;
    [[nodiscard]] QString databaseName() const;
    [[nodiscard]] QString userName() const;
    [[nodiscard]] bool isAlive() const; ///< as far as libpq knows; no round trip
    [[nodiscard]] bool isInTransaction() const; ///< also when the transaction has failed
    [[nodiscard]] QList<Notice> takeNotices(); ///< those since the last call, oldest first

private:
    friend class Pipeline;
    struct NoticeSink;
    Connection() = default;
    [[nodiscard]] Result<ResultSet> await(
        const QString &sql, const std::stop_token &stop, const std::optional<QString> &copyData = {});
    [[nodiscard]] Result<> applySettings(const std::stop_token &stop);
    pg_conn *m_connection = nullptr;
    ConnectionSettings m_settings;
    std::shared_ptr<NoticeSink> m_notices; ///< shared with libpq's notice receiver, which may outlive a moved Connection
};

/// Opens the read-only REPEATABLE READ transaction, with search_path = '', in which catalogs are inspected, and runs
/// `first` in the same round trip: its results. With the name of an exported snapshot it sees the same as the transaction
/// that exported it. The caller ends the transaction with ROLLBACK.
[[nodiscard]] Result<QList<ResultSet>> beginSnapshot(Connection &connection, const QStringList &first = {},
    const QString &exported = {}, const std::stop_token &stop = {});

} // namespace schemawright::postgres
