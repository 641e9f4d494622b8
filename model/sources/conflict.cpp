#include "model/sources/conflict.h"

#include "model/sources/scriptindex.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using devdb::Script;

namespace {

/// docs: errcodes-appendix: duplicate_table, duplicate_object, duplicate_function, duplicate_schema.
bool isDuplicate(const Error &error)
{
    static const QStringList states { u"42P07"_s, u"42710"_s, u"42723"_s, u"42P06"_s };
    return states.contains(error.sqlState);
}

/// "type public.mood" of CREATE TYPE mood AS …: kinds that the index of scripts does not know. Empty: another statement.
QString otherCreation(const QString &statement)
{
    static const QRegularExpression pattern(
        u"^\\s*CREATE\\s+(TYPE|DOMAIN|SEQUENCE|SCHEMA|EXTENSION)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?((?:\"[^\"]+\"|[\\w$.])+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(statement);
    if (!match.hasMatch())
        return {};
    QString name = match.captured(2);
    if (!name.contains(u'"'))
        name = name.toLower();
    name.remove(u'"');
    return match.captured(1).toLower() + u' ' + (name.startsWith(u"public."_s) ? name.mid(7) : name);
}

struct Found {
    devdb::ScriptPlace place;
    bool isFound = false;
};

Found findOther(const QString &creation, const QList<Script> &scripts)
{
    for (const Script &script : scripts) {
        const auto statements = sql::splitStatements(script.text);
        if (!statements)
            continue;
        for (const sql::StatementSource &statement : *statements) {
            if (otherCreation(statement.text) == creation)
                return { devdb::placeOf(script, statement.range.start), true };
        }
    }
    return {};
}

Found findFirst(const QString &statement, const QList<Script> &scripts)
{
    if (const QString creation = otherCreation(statement); !creation.isEmpty())
        return findOther(creation, scripts);
    const QList<schema::ObjectKey> keys = ScriptIndex({ Script { {}, statement, {} } }).createdKeys();
    if (keys.isEmpty())
        return {};
    const ScriptIndex index(scripts);
    const StatementPlace first = index.findFirstCreation(keys.first());
    if (!first.isValid())
        return {};
    return { devdb::placeOf(scripts.at(first.script), index.at(first).source.range.start), true };
}

} // namespace

Error withFirstOrigin(Error error, const QList<Script> &scripts)
{
    if (!isDuplicate(error) || error.statement.isEmpty())
        return error;
    const Found first = findFirst(error.statement, scripts);
    const LineColumn position = first.isFound ? toLineColumn(first.place.text, first.place.position) : LineColumn {};
    const bool isItself = first.place.file == error.file && position.line == error.line;
    if (!first.isFound || isItself)
        return error;
    error.text += u"; %1:%2:%3 makes it first"_s.arg(first.place.file).arg(position.line).arg(position.column);
    error.hint = u"Two places say it: take it out of one of them."_s;
    return error;
}

} // namespace schemawright::sources
