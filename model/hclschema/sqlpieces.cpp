#include "model/hclschema/sqlpieces.h"

#include "model/sql/lexer.h"

#include <QRegularExpression>

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

SqlPieces::SqlPieces(const QString &text)
    : m_text(text)
{
    sql::Lexer lexer(m_text);
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        if (lexeme.kind == sql::LexemeKind::Whitespace || lexeme.kind == sql::LexemeKind::Comment)
            continue;
        const bool isQuoted = lexeme.kind == sql::LexemeKind::QuotedName;
        m_pieces.append({ m_text.mid(lexeme.range.start, lexeme.range.length), lexeme.range.start, isQuoted,
            isQuoted || lexeme.kind == sql::LexemeKind::Word });
    }
}

bool SqlPieces::take(const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        const qsizetype position = m_position + i;
        if (position >= m_pieces.size() || m_pieces.at(position).isQuoted
            || m_pieces.at(position).text.compare(words.at(i), Qt::CaseInsensitive) != 0)
            return false;
    }
    m_position += words.size();
    return true;
}

QString SqlPieces::name()
{
    if (atEnd() || !m_pieces.at(m_position).isWord)
        return {};
    const Piece &piece = m_pieces.at(m_position++);
    return sql::nameOf(piece.text, piece.isQuoted ? sql::LexemeKind::QuotedName : sql::LexemeKind::Word);
}

QString SqlPieces::dottedName()
{
    QString text;
    while (!atEnd() && m_pieces.at(m_position).isWord) {
        text += m_pieces.at(m_position++).text;
        if (atEnd() || m_pieces.at(m_position).text != u".")
            break;
        text += m_pieces.at(m_position++).text;
    }
    return text;
}

QString SqlPieces::parenthesized()
{
    if (atEnd() || m_pieces.at(m_position).text != u"(")
        return {};
    const qsizetype start = m_pieces.at(m_position).start + 1;
    int depth = 0;
    for (; !atEnd(); ++m_position) {
        const QString &text = m_pieces.at(m_position).text;
        depth += text == u"(" ? 1 : (text == u")" ? -1 : 0);
        if (depth == 0)
            return m_text.mid(start, m_pieces.at(m_position++).start - start);
    }
    return {};
}

ArgumentPieces argumentPieces(const QString &argument)
{
    // Types of several words; everything else that has a second word begins with a name.
    static const QRegularExpression longType(
        u"^(?:double precision|(?:character|bit) varying|(?:timestamp|time|interval)\\b.*|[^ ]+ with(?:out)? time zone)(?:\\([0-9, ]+\\))?(?:\\[\\])*$"_s);
    ArgumentPieces pieces;
    QString rest = argument.trimmed();
    for (const QString &mode : { u"IN"_s, u"OUT"_s, u"INOUT"_s, u"VARIADIC"_s }) {
        if (rest.startsWith(mode + u' ')) {
            pieces.mode = mode;
            rest = rest.mid(mode.size() + 1);
            break;
        }
    }
    if (const qsizetype preset = rest.indexOf(u" DEFAULT "_s); preset >= 0) {
        pieces.defaultExpression = rest.mid(preset + 9);
        rest.truncate(preset);
    }
    SqlPieces words(rest);
    const QString name = words.name();
    const bool isType = words.atEnd() || longType.match(rest).hasMatch() || words.take(u"."_s) || words.take(u"("_s) || words.take(u"["_s);
    if (isType) {
        pieces.type = rest;
        return pieces;
    }
    pieces.name = name;
    qsizetype nameEnd = 0;
    if (rest.startsWith(u'"')) {
        nameEnd = 1;
        while (nameEnd < rest.size() && (rest.at(nameEnd) != u'"' || (nameEnd + 1 < rest.size() && rest.at(nameEnd + 1) == u'"')))
            nameEnd += rest.at(nameEnd) == u'"' ? 2 : 1;
        ++nameEnd;
    } else {
        nameEnd = rest.indexOf(u' ');
    }
    pieces.type = rest.mid(nameEnd).trimmed();
    return pieces;
}

} // namespace schemawright::hclschema
