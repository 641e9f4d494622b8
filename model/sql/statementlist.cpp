#include "model/sql/statementlist.h"

#include "model/sql/newersyntax.h"
#include "model/sql/scriptpiece.h"

#include <QHash>

namespace schemawright::sql {

struct StatementList::Script {
    QString text;
    LineBreaks lines;
    QHash<qsizetype, Error> errors; ///< of pieces that are no statements, by their index
};

StatementList::StatementList(const QList<ParsedStatement> &statements)
    : m_parsed(statements)
{
    m_ranges.reserve(statements.size());
    for (const ParsedStatement &statement : statements)
        m_ranges.append(statement.source.range);
}

StatementList StatementList::ofScript(const QString &sql)
{
    constexpr qsizetype large = 1024 * 1024; // characters: some ten thousand statements
    return sql.size() < large ? StatementList(parseScript(sql)) : withoutTrees(sql);
}

StatementList StatementList::withoutTrees(const QString &sql)
{
    StatementList list;
    Script script { sql, LineBreaks(sql), {} };
    for (const ScriptPiece &piece : splitScript(sql)) {
        if (piece.error)
            script.errors.insert(list.m_ranges.size(), *piece.error);
        list.m_ranges.append(piece.source.range);
    }
    list.m_script = std::make_shared<const Script>(std::move(script));
    return list;
}

const ParsedStatement &StatementList::at(qsizetype index) const
{
    if (!m_script)
        return m_parsed.at(index);
    Slot &slot = m_slots[index % 2];
    if (slot.index != index)
        slot = { index, parse(index) };
    return slot.statement;
}

ParsedStatement StatementList::parse(qsizetype index) const
{
    const SourceRange range = m_ranges.at(index);
    ScriptPiece piece { { range, m_script->text.mid(range.start, range.length), {} }, std::nullopt };
    if (const auto error = m_script->errors.constFind(index); error != m_script->errors.constEnd())
        piece.error = *error;
    const ParsedStatement statement = parsePiece(piece, m_script->lines);
    return statement.error ? withNewerSyntax({ statement }, m_serverVersion).first() : statement;
}

QList<ParsedStatement> StatementList::parsed() const
{
    if (!m_script)
        return m_parsed;
    QList<ParsedStatement> statements;
    statements.reserve(size());
    for (qsizetype index = 0; index < size(); ++index)
        statements.append(parse(index));
    return statements;
}

StatementList StatementList::forServer(int version) const
{
    if (!m_script)
        return withNewerSyntax(m_parsed, version);
    StatementList list = *this;
    list.m_serverVersion = version;
    list.m_slots = {};
    return list;
}

} // namespace schemawright::sql
