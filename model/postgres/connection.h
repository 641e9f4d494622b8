// One libpq connection. It stays with the thread that opened it; only CancelHandle may be used from another.
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

/// Asks the server to stop what a connection runs. May be copied to and used from any thread, also after the
/// connection is gone (then it does nothing). cancel() blocks for a short network round trip.
class CancelHandle
{
public:
    CancelHandle() = default;
    [[nodiscard]] Result<> cancel() const;
    [[nodiscard]] bool isValid() const { return m_state != nullptr; }

private:
    friend class Connection;
    struct State;
    std::shared_ptr<State> m_state;
};

using Parameters = QList<std::optional<QString>>; ///< text format; nullopt is NULL

class Connection
{
public:
    /// Errors: Connection (cannot reach, wrong password, TLS), Timeout, Cancelled. Text never contains the password.
    [[nodiscard]] static Result<Connection> open(const ConnectionSettings &settings, const std::stop_token &stop = {});

    Connection(Connection &&other) noexcept;
    Connection &operator=(Connection &&other) noexcept;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    /// One statement with parameters $1…, extended protocol. While it runs, `stop` sends a cancel request.
    /// Errors: Server (with sqlState, range in statement), Connection (poisonsConnection), Cancelled (57014 by `stop`).
    [[nodiscard]] Result<ResultSet> query(
        const QString &sql, const Parameters &parameters = {}, const std::stop_token &stop = {});

    /// One statement by the simple protocol, without parameters: what migrations run. Do not send several.
    [[nodiscard]] Result<ResultSet> execute(const QString &sql, const std::stop_token &stop = {});

    /// COPY … FROM STDIN with its rows in COPY's text form. Errors: as execute.
    [[nodiscard]] Result<ResultSet> copyIn(const QString &sql, const QString &data, const std::stop_token &stop = {});

    /// Many statements in one round trip (libpq pipeline mode, PostgreSQL 14+ client library); results in the same order.
    /// The first error ends it: the statements after it are skipped by the server.
    [[nodiscard]] Result<QList<ResultSet>> queryAll(const QStringList &statements, const std::stop_token &stop = {});

    [[nodiscard]] CancelHandle cancelHandle() const;
    [[nodiscard]] int serverVersion() const; ///< 150018 is 15.18
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
    pg_conn *m_connection = nullptr;
    std::shared_ptr<NoticeSink> m_notices; ///< shared with libpq's notice receiver, which may outlive a moved Connection
    CancelHandle m_cancel;
};

/// Opens the read-only REPEATABLE READ transaction, with search_path = '', in which catalogs are inspected. The caller
/// ends it with ROLLBACK.
[[nodiscard]] Result<> beginSnapshot(Connection &connection);

} // namespace schemawright::postgres
