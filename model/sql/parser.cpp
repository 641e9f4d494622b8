#include "model/sql/parser.h"

#include "model/sql/parsetree.h"
#include "model/sql/scriptpiece.h"
#include "model/sql/statementreader.h"

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

Error syntaxError(const ParseError &error, const StatementSource &source)
{
    Error result;
    result.kind = ErrorKind::Input;
    result.text = error.message;
    result.statement = source.text;
    const qsizetype offset = error.position > 0 ? offsetFromServerPosition(source.text, error.position) : 0;
    result.range = SourceRange { source.range.start + offset, offset < source.text.size() ? 1 : 0 };
    return result;
}

Error textError(const QString &text, const StatementSource &source)
{
    Error error;
    error.kind = ErrorKind::Input;
    error.text = text;
    error.statement = source.text;
    error.range = source.range;
    return error;
}

/// `error` has a range.
Error placed(Error error, const LineBreaks &lines)
{
    const LineColumn place = lines.at(error.range->start);
    error.line = place.line;
    error.column = place.column;
    return error;
}

} // namespace

ParsedStatement parseStatement(const StatementSource &source)
{
    ParsedStatement result { source, Opaque {}, nullptr };
    if (source.text.contains(QChar(u'\0'))) {
        result.error = std::make_shared<const Error>(textError(u"the character U+0000 cannot stand in SQL"_s, source));
        return result;
    }
    const StatementText text(source);
    bool isRead = false;
    const auto error = visitTree(text.utf8(), [&](const PgQuery__ParseResult &tree) {
        isRead = tree.n_stmts > 0 && tree.stmts[0]->stmt;
        if (isRead)
            result.statement = statementOf(tree.stmts[0]->stmt, text);
    });
    if (error)
        result.error = std::make_shared<const Error>(syntaxError(*error, source));
    else if (!isRead)
        result.error = std::make_shared<const Error>(textError(u"the statement cannot be parsed"_s, source));
    return result;
}

ParsedStatement parsePiece(const ScriptPiece &piece, const LineBreaks &lines)
{
    ParsedStatement statement = piece.error
        ? ParsedStatement { piece.source, Opaque {}, std::make_shared<const Error>(*piece.error) }
        : parseStatement(piece.source);
    if (statement.error && statement.error->range)
        statement.error = std::make_shared<const Error>(placed(*statement.error, lines));
    return statement;
}

QList<ParsedStatement> parseScript(const QString &sql)
{
    return parseScript(sql, { 0, sql.size() });
}

QList<ParsedStatement> parseScript(const QString &sql, const SourceRange &part)
{
    QList<ParsedStatement> statements;
    const LineBreaks lines(sql);
    QList<ScriptPiece> pieces = splitScript(sql.mid(part.start, part.length));
    statements.reserve(pieces.size());
    for (ScriptPiece &piece : pieces) {
        piece.source.range.start += part.start;
        if (piece.error && piece.error->range)
            piece.error->range->start += part.start;
        statements.append(parsePiece(piece, lines));
    }
    return statements;
}

std::optional<TypeName> parseTypeName(const QString &text)
{
    const QString prefix = u"ALTER TABLE t ALTER c TYPE "_s;
    StatementSource source;
    source.text = prefix + text;
    source.range = { 0, source.text.size() };
    const ParsedStatement parsed = parseStatement(source);
    const auto *alter = std::get_if<AlterTable>(&parsed.statement);
    if (!alter || alter->actions.size() != 1)
        return std::nullopt;
    const auto *change = std::get_if<AlterColumnType>(&alter->actions.first().action);
    if (!change || change->usingExpression || !change->collation.isEmpty())
        return std::nullopt;
    TypeName type = change->type;
    type.range.start -= prefix.size();
    return type;
}

} // namespace schemawright::sql
