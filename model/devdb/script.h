// Running SQL files on a development database, one statement after the other, so that a failure has a place.
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/postgres/connection.h"

#include <QList>
#include <QString>

namespace schemawright::devdb {

struct Script {
    QString file; ///< what errors name
    QString text;
    friend bool operator==(const Script &, const Script &) = default;
};

/// Every statement of every script in order, each in a transaction of its own unless the script says BEGIN. Roles that
/// a statement names and the private server does not know are created there (NOLOGIN), because teams' files grant to and
/// name roles of production. Errors: Input (cannot be cut into statements), Server with file, line, column, the
/// server's message and hint; Cancelled.
[[nodiscard]] Result<> runScripts(postgres::Connection &connection, const QList<Script> &scripts,
    const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::devdb
