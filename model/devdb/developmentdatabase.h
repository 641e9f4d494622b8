// A throw-away database on a private (or the team's own) development server: where desired schemas become real.
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/postgres/connection.h"
#include "model/postgres/privateserver.h"

#include <QString>

#include <memory>
#include <variant>

namespace schemawright::devdb {

/// Where development databases are made: --dev-url, `dev` of an env, or our own choice.
struct DevelopmentServer {
    int majorVersion = 0; ///< of the private server; 0: the newest one with pgvector
    std::optional<postgres::ConnectionSettings> settings; ///< set: a server of the team's; its user needs CREATEDB
    QString reason = {}; ///< why it is this version and not the asked one: the warning of its databases
    friend bool operator==(const DevelopmentServer &, const DevelopmentServer &) = default;
};

/// "docker://postgres/15/dev", "docker+postgres://…", "embedded://15", "postgres://…"; empty: our own choice.
/// Errors: Input.
[[nodiscard]] Result<DevelopmentServer> parseDevelopmentUrl(const QString &url);

/// A private server of the same major version as the connected one, because texts that servers of different majors
/// write are not comparable.
[[nodiscard]] DevelopmentServer developmentServerLike(int serverVersion);

/// Dropped when the last copy of the value goes. Stays with the thread that made it.
class DevelopmentDatabase
{
public:
    /// Errors: as PrivateServer::acquire and Connection::open.
    [[nodiscard]] static Result<DevelopmentDatabase> create(
        const DevelopmentServer &server, const ProgressFn &progress = {}, const std::stop_token &stop = {});

    /// Another database with the same content: a few tens of milliseconds, whatever made the first one. Closes and
    /// reopens our own connection to it, because CREATE DATABASE … TEMPLATE needs a source that nobody uses.
    [[nodiscard]] Result<DevelopmentDatabase> copy();

    [[nodiscard]] postgres::Connection &connection() const;
    [[nodiscard]] postgres::ConnectionSettings settings() const;
    [[nodiscard]] QString serverText() const; ///< "PostgreSQL 15.18 (private)"
    [[nodiscard]] bool isPrivate() const; ///< on our own server: roles and the like may be created there
    [[nodiscard]] QString warning() const; ///< another major version than asked for; empty otherwise

    /// It no longer holds what its owners were told: nobody builds on it any more.
    void spoil() const;
    [[nodiscard]] bool isSpoiled() const;

private:
    struct State;
    [[nodiscard]] static Result<DevelopmentDatabase> createFrom(std::shared_ptr<State> state, const QString &original);
    std::shared_ptr<State> m_state;
};

} // namespace schemawright::devdb
