// Running SQL files on a development database, one statement after the other, so that a failure has a place.
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/migrations/migrationfile.h"
#include "model/postgres/connection.h"

#include <QList>
#include <QString>

namespace schemawright::devdb {

/// Where a statement, or a part of one, comes from that was made of a file in another language.
struct ScriptOrigin {
    qsizetype offset = 0; ///< where it starts in the script; it ends where the next one starts
    QString file;
    QString text; ///< of that file, as it was read
    qsizetype position = 0; ///< in that text
    friend bool operator==(const ScriptOrigin &, const ScriptOrigin &) = default;
};

struct Script {
    QString file; ///< what errors name
    QString text;
    QString delimiter; ///< of `-- atlas:delimiter` (see migrations::MigrationFile); empty: ';'
    QList<ScriptOrigin> origins = {}; ///< by offset; errors name these places; empty: the text is the file's own
    friend bool operator==(const Script &, const Script &) = default;
};

/// Where it is in the file that the person wrote.
struct ScriptPlace {
    QString file;
    QString text; ///< of that file
    qsizetype position = 0; ///< in that text
};
[[nodiscard]] ScriptPlace placeOf(const Script &script, qsizetype offset);

/// The files of a directory in the order in which they build its schema, from the last checkpoint on; or any of its files.
[[nodiscard]] QList<Script> directoryScripts(const QString &folder, const QList<migrations::MigrationFile> &files);

/// Teams' files grant to and name roles of production. On a private server they are created (NOLOGIN) when a statement
/// names one that is missing, and one that a statement creates may be there from an earlier run; on a server of the team's
/// the statement fails, because roles outlive the database.
enum class MissingRoles { Fail, Create };

/// Every statement of every script in order, each in a transaction of its own unless the script says BEGIN; the session is
/// reset after each script, as it would be in psql or a migration tool. Errors: Input (cannot be cut into statements), Server with file, line, column, the
/// server's message and hint; Cancelled.
[[nodiscard]] Result<> runScripts(postgres::Connection &connection, const QList<Script> &scripts,
    MissingRoles missingRoles, const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::devdb
