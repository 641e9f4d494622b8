#include "model/sql/lexer.h"

namespace schemawright::sql {

namespace {

// src/backend/parser/scan.l: every non-ASCII character belongs to identifiers.
bool isWordStart(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c.unicode() >= 0x80;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isWordPart(QChar c)
{
    return isWordStart(c) || isDigit(c) || c == u'$';
}

bool isSpace(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

bool isOperator(QChar c)
{
    return QStringView(u"~!@#^&|`?+-*/%<>=").contains(c);
}

} // namespace

Lexer::Lexer(QStringView text, qsizetype position)
    : m_text(text)
    , m_position(position)
{ }

QChar Lexer::at(qsizetype position) const
{
    return position < m_text.size() ? m_text[position] : QChar(u'\0');
}

Lexeme Lexer::next()
{
    const qsizetype start = m_position;
    const LexemeKind kind = scanFrom(m_text[start]);
    return { { start, m_position - start }, kind };
}

LexemeKind Lexer::scanFrom(QChar first)
{
    if (isSpace(first)) {
        while (isSpace(at(m_position)))
            ++m_position;
        return LexemeKind::Whitespace;
    }
    const QChar second = at(m_position + 1);
    if (first == u'-' && second == u'-') {
        while (m_position < m_text.size() && m_text[m_position] != u'\n' && m_text[m_position] != u'\r')
            ++m_position;
        return LexemeKind::Comment;
    }
    if (first == u'/' && second == u'*')
        return scanBlockComment();
    if (first == u'\'')
        return scanQuoted(u'\'', false, LexemeKind::Text);
    if (first == u'"')
        return scanQuoted(u'"', false, LexemeKind::QuotedName);
    if (first == u'$')
        return scanDollar();
    if (isWordStart(first))
        return scanWord();
    if (isDigit(first) || (first == u'.' && isDigit(second)))
        return scanNumber();
    if (isOperator(first))
        return scanOperator();
    ++m_position;
    if (first == u':' && (second == u':' || second == u'=')) {
        ++m_position;
        return LexemeKind::Operator;
    }
    return first == u'\\' ? LexemeKind::Backslash : LexemeKind::Punctuation;
}

LexemeKind Lexer::scanWord()
{
    const QChar first = m_text[m_position].toLower();
    const QChar second = at(m_position + 1);
    if (second == u'\'' && QStringView(u"ebxn").contains(first)) {
        ++m_position;
        return scanQuoted(u'\'', first == u'e', LexemeKind::Text);
    }
    const QChar third = at(m_position + 2);
    if (first == u'u' && second == u'&' && (third == u'\'' || third == u'"')) {
        m_position += 2;
        return scanQuoted(third, false, third == u'"' ? LexemeKind::QuotedName : LexemeKind::Text);
    }
    while (isWordPart(at(m_position)))
        ++m_position;
    return LexemeKind::Word;
}

LexemeKind Lexer::scanQuoted(QChar quote, bool backslashEscapes, LexemeKind kind)
{
    for (++m_position; m_position < m_text.size(); ++m_position) {
        const QChar c = m_text[m_position];
        if (c == u'\\' && backslashEscapes) {
            ++m_position;
        } else if (c == quote) {
            ++m_position;
            if (at(m_position) != quote)
                return kind;
        }
    }
    m_position = m_text.size();
    return LexemeKind::Unterminated;
}

LexemeKind Lexer::scanDollar()
{
    qsizetype tagEnd = m_position + 1;
    if (isDigit(at(tagEnd))) {
        while (isDigit(at(tagEnd)))
            ++tagEnd;
        m_position = tagEnd;
        return LexemeKind::Parameter;
    }
    if (isWordStart(at(tagEnd))) {
        while (isWordPart(at(tagEnd)) && at(tagEnd) != u'$')
            ++tagEnd;
    }
    if (at(tagEnd) != u'$') {
        ++m_position;
        return LexemeKind::Punctuation;
    }
    const QStringView tag = m_text.mid(m_position, tagEnd + 1 - m_position);
    const qsizetype close = m_text.indexOf(tag, tagEnd + 1);
    m_position = close < 0 ? m_text.size() : close + tag.size();
    return close < 0 ? LexemeKind::Unterminated : LexemeKind::Text;
}

LexemeKind Lexer::scanBlockComment()
{
    int depth = 0;
    while (m_position < m_text.size()) {
        if (m_text[m_position] == u'/' && at(m_position + 1) == u'*') {
            ++depth;
            m_position += 2;
        } else if (m_text[m_position] == u'*' && at(m_position + 1) == u'/') {
            --depth;
            m_position += 2;
            if (depth == 0)
                return LexemeKind::Comment;
        } else {
            ++m_position;
        }
    }
    return LexemeKind::Unterminated;
}

LexemeKind Lexer::scanNumber()
{
    const auto scanPart = [this] {
        while (isDigit(at(m_position)) || (isWordPart(at(m_position)) && at(m_position) != u'$'))
            ++m_position;
    };
    scanPart();
    if (at(m_position) == u'.' && at(m_position + 1) != u'.') {
        ++m_position;
        scanPart();
    }
    const QChar exponent = m_text[m_position - 1];
    const QChar sign = at(m_position);
    if ((exponent == u'e' || exponent == u'E') && (sign == u'+' || sign == u'-') && isDigit(at(m_position + 1))) {
        ++m_position;
        scanPart();
    }
    return LexemeKind::Number;
}

LexemeKind Lexer::scanOperator()
{
    while (isOperator(at(m_position))) {
        const QChar following = at(m_position + 1);
        const bool startsComment
            = (m_text[m_position] == u'-' && following == u'-') || (m_text[m_position] == u'/' && following == u'*');
        if (startsComment)
            break;
        ++m_position;
    }
    return LexemeKind::Operator;
}

QString nameOf(QStringView lexeme, LexemeKind kind)
{
    if (kind != LexemeKind::QuotedName)
        return lexeme.toString().toLower();
    const qsizetype open = lexeme.indexOf(u'"');
    return lexeme.mid(open + 1, lexeme.size() - open - 2)
        .toString()
        .replace(QStringLiteral("\"\""), QStringLiteral("\""));
}

} // namespace schemawright::sql
