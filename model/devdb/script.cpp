#include "model/devdb/script.h"

#include "model/devdb/serverfiles.h"
#include "model/migrations/migrationstatements.h"
#include "model/sql/copydata.h"
#include "model/sql/splitter.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::devdb {

using namespace Qt::StringLiterals;

namespace {

Error inScript(Error error, const Script &script, const sql::StatementSource &statement)
{
    const ScriptPlace place = placeOf(script, statement.range.start + (error.range ? error.range->start : 0));
    const LineColumn position = toLineColumn(place.text, place.position);
    error.file = place.file;
    error.line = position.line;
    error.column = position.column;
    error.range = SourceRange { place.position, 0 };
    error.statement = statement.text;
    if (!script.origins.isEmpty()) {
        const QString sql = u"The SQL made of it: %1"_s.arg(sql::onOneLine(statement.text.left(300).simplified()));
        error.detail = error.detail.isEmpty() ? sql : QString(error.detail + u'\n' + sql);
    }
    return error;
}

/// "role "app" does not exist": 42704, undefined_object. The name is only in the message.
QString missingRole(const Error &error)
{
    static const QRegularExpression pattern(u"^role \"(.+)\" does not exist$"_s);
    return error.sqlState == "42704"_L1 ? pattern.match(error.text).captured(1) : QString();
}

/// Whether `statement` can fail for a missing role. Only then is it worth a savepoint, which would forbid SET TRANSACTION.
bool canNameRole(const QString &statement)
{
    static const QRegularExpression words(
        u"\\b(?:owner|grant|revoke|policy|role|group|authorization|user|privileges)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return words.match(statement).hasMatch();
}

/// Roles belong to the server, and an earlier run may have left this one behind: 42710, duplicate_object.
bool createsRoleThatExists(const Error &error, const QString &statement)
{
    static const QRegularExpression pattern(
        u"^\\s*CREATE\\s+(ROLE|USER(?!\\s+MAPPING)|GROUP)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return error.sqlState == "42710"_L1 && pattern.match(statement).hasMatch();
}

class Runner
{
public:
    Runner(postgres::Connection &connection, MissingRoles missingRoles, const std::stop_token &stop)
        : m_connection(connection)
        , m_missingRoles(missingRoles)
        , m_stop(stop)
    {
    }

    Result<> run(const sql::StatementSource &statement, const QList<sql::CopyData> &blocks)
    {
        if (m_missingRoles == MissingRoles::Fail || !canNameRole(statement.text)) {
            TRY(runOnce(statement, blocks));
            return {};
        }
        const bool inTransaction = m_connection.isInTransaction();
        if (inTransaction)
            TRY(m_connection.execute(u"SAVEPOINT schemawright_statement"_s));
        TRY(runCreatingRoles(statement, blocks, inTransaction));
        if (inTransaction && m_connection.isInTransaction()) // not after COMMIT
            TRY(m_connection.execute(u"RELEASE SAVEPOINT schemawright_statement"_s));
        return {};
    }

private:
    Result<> runCreatingRoles(const sql::StatementSource &statement, const QList<sql::CopyData> &blocks, bool inTransaction)
    {
        QString lastRole;
        for (;;) {
            const Result<postgres::ResultSet> result = runOnce(statement, blocks);
            if (result)
                return {};
            if (createsRoleThatExists(result.error(), statement.text)) {
                if (inTransaction)
                    TRY(m_connection.execute(u"ROLLBACK TO SAVEPOINT schemawright_statement"_s));
                return {};
            }
            const QString role = missingRole(result.error());
            if (role.isEmpty() || role == lastRole)
                return makeError(result.error());
            lastRole = role;
            if (inTransaction)
                TRY(m_connection.execute(u"ROLLBACK TO SAVEPOINT schemawright_statement"_s));
            // Another client of the same server may create it at the same moment: 42710 is as good as done.
            const auto created = m_connection.execute(u"CREATE ROLE "_s + sql::quoteIdentifier(role));
            if (!created && created.error().sqlState != "42710"_L1)
                return makeError(created.error());
        }
    }

    Result<postgres::ResultSet> runOnce(const sql::StatementSource &statement, const QList<sql::CopyData> &blocks)
    {
        for (const sql::CopyData &block : blocks) {
            if (block.statementEnd == statement.range.end())
                return m_connection.copyIn(statement.text, block.rows, m_stop);
        }
        return m_connection.execute(statement.text, m_stop);
    }

    postgres::Connection &m_connection;
    MissingRoles m_missingRoles;
    std::stop_token m_stop;
};

/// Cut as apply will cut the file when it is a migration.
Result<QList<sql::StatementSource>> statementsOf(const Script &script, const QString &sql)
{
    if (script.delimiter.isEmpty())
        return sql::splitStatements(sql);
    migrations::MigrationFile file;
    file.fileName = script.file;
    file.text = sql;
    file.delimiter = script.delimiter;
    TRY_ASSIGN(const QList<migrations::MigrationStatement> pieces, migrations::splitMigration(file));
    QList<sql::StatementSource> statements;
    for (const migrations::MigrationStatement &piece : pieces)
        statements.append({ piece.range, piece.text, piece.leadingComment });
    return statements;
}

Result<> runScript(postgres::Connection &connection, const Script &script, MissingRoles missingRoles,
    const ProgressFn &progress, const std::stop_token &stop)
{
    const sql::ScriptWithoutCopyData parts = sql::takeCopyData(script.text);
    auto statements = statementsOf(script, parts.sql);
    if (!statements) {
        Error error = statements.error();
        error.file = script.file;
        return makeError(error);
    }
    Runner runner(connection, missingRoles, stop);
    for (qsizetype i = 0; i < statements->size(); ++i) {
        if (stop.stop_requested())
            return makeError(ErrorKind::Cancelled, u"running %1 was cancelled"_s.arg(script.file));
        const sql::StatementSource &statement = statements->at(i);
        if (i % 50 == 0) {
            reportProgress(progress, u"Running %1"_s.arg(script.file),
                static_cast<double>(i) / static_cast<double>(statements->size()));
        }
        if (const auto outside = reachesOutside(statement.text))
            return makeError(inScript(*outside, script, statement));
        if (const auto done = runner.run(statement, parts.blocks); !done)
            return makeError(inScript(done.error(), script, statement));
    }
    if (connection.isInTransaction()) {
        return makeError(ErrorKind::Input, u"%1 opens a transaction and does not end it"_s.arg(script.file),
            u"Add COMMIT at its end."_s);
    }
    return {};
}

} // namespace

ScriptPlace placeOf(const Script &script, qsizetype offset)
{
    const auto behind = std::upper_bound(script.origins.begin(), script.origins.end(), offset,
        [](qsizetype place, const ScriptOrigin &origin) { return place < origin.offset; });
    if (behind == script.origins.begin())
        return { script.file, script.text, offset };
    const ScriptOrigin &origin = *std::prev(behind);
    return { origin.file, origin.text, origin.position };
}

QList<Script> directoryScripts(const QString &folder, const QList<migrations::MigrationFile> &files)
{
    QList<Script> scripts;
    for (const migrations::MigrationFile &file : files)
        scripts.append({ folder + u'/' + file.diskName(), file.text, file.delimiter });
    return scripts;
}

Result<> runScripts(postgres::Connection &connection, const QList<Script> &scripts, MissingRoles missingRoles,
    const ProgressFn &progress, const std::stop_token &stop)
{
    for (const Script &script : scripts) {
        TRY(runScript(connection, script, missingRoles, progress, stop));
        // A script's SET, SET ROLE or temporary table must not reach the next one.
        TRY(connection.resetSession());
    }
    return {};
}

} // namespace schemawright::devdb
