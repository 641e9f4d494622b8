#include "model/workflow/serverstatements.h"

#include "model/migrations/migrationstatements.h"
#include "model/sql/parser.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

bool isRoleNode(const QString &node)
{
    static const QStringList nodes { u"CreateRoleStmt"_s, u"AlterRoleStmt"_s, u"AlterRoleSetStmt"_s, u"DropRoleStmt"_s, u"GrantRoleStmt"_s,
        u"AlterDatabaseStmt"_s, u"AlterDatabaseSetStmt"_s, u"AlterDatabaseRefreshCollStmt"_s, u"SecLabelStmt"_s };
    return nodes.contains(node);
}

/// A DO block that makes roles when they are missing is how it is usually done.
bool makesRoles(const QString &sql)
{
    static const QRegularExpression words(
        u"\\b(?:create|alter|drop)\\s+(?:role|user(?!\\s+mapping)|group)\\b|\\balter\\s+database\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return words.match(sql).hasMatch();
}

bool isOfServer(const sql::ParsedStatement &statement)
{
    if (const auto *opaque = std::get_if<sql::Opaque>(&statement.statement))
        return isRoleNode(opaque->node);
    if (std::holds_alternative<sql::Do>(statement.statement))
        return makesRoles(statement.source.text);
    const auto *comment = std::get_if<sql::Comment>(&statement.statement);
    return comment != nullptr && comment->kind == sql::ObjectClass::Database;
}

/// ALTER SYSTEM, CREATE DATABASE, tablespaces: what they do is in no database that can be compared.
bool refusesFile(const sql::ParsedStatement &statement)
{
    static const QStringList nodes { u"CreatedbStmt"_s, u"DropdbStmt"_s, u"CreateTableSpaceStmt"_s, u"DropTableSpaceStmt"_s, u"AlterSystemStmt"_s };
    const auto *opaque = std::get_if<sql::Opaque>(&statement.statement);
    return opaque != nullptr && nodes.contains(opaque->node);
}

Error refusal(const migrations::MigrationFile &file, const migrations::MigrationStatement &statement)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.text = u"what this does is seen in no database, so a squashed file could lose it: %1"_s.arg(sql::onOneLine(statement.text.simplified().left(80)));
    error.hint = u"Squash up to the migration before it, or take it out of the migrations."_s;
    error.file = file.fileName;
    const LineColumn place = toLineColumn(file.text, statement.range.start);
    error.line = place.line;
    error.column = place.column;
    return error;
}

} // namespace

Result<ServerStatements> serverStatements(const QList<migrations::MigrationFile> &files)
{
    ServerStatements result;
    qsizetype count = 0;
    for (const migrations::MigrationFile &file : files) {
        TRY_ASSIGN(const QList<migrations::MigrationStatement> statements, migrations::splitMigration(file));
        for (const migrations::MigrationStatement &statement : statements) {
            const QList<sql::ParsedStatement> parsed = sql::parseScript(statement.text);
            if (std::ranges::any_of(parsed, refusesFile))
                return makeError(refusal(file, statement));
            if (!std::ranges::any_of(parsed, isOfServer))
                continue;
            result.sql += statement.text + (statement.text.endsWith(u';') ? u"\n"_s : u";\n"_s);
            ++count;
        }
    }
    result.sql = result.sql.trimmed();
    if (count > 0)
        result.notes << u"%1 about roles and settings stand first, as they are written"_s.arg(count == 1 ? u"1 statement"_s : u"%1 statements"_s.arg(count));
    return result;
}

} // namespace schemawright::workflow
