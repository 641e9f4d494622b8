#include "model/sql/statementtext.h"

#include <algorithm>

namespace schemawright::sql {

StatementText::StatementText(const StatementSource &source)
    : m_text(source.text)
    , m_range(source.range)
    , m_utf8(source.text.toUtf8())
    , m_offsets(m_utf8)
{
    constexpr qsizetype usualLength = 6; // of a word and the space behind it
    m_lexemes.reserve(m_text.size() / usualLength + 1);
    Lexer lexer(m_text);
    while (!lexer.atEnd()) {
        Lexeme lexeme = lexer.next();
        lexeme.range.start += m_range.start;
        if (lexeme.kind != LexemeKind::Whitespace && lexeme.kind != LexemeKind::Comment)
            m_lexemes.append(lexeme);
    }
}

QString StatementText::textOf(const SourceRange &range) const
{
    return m_text.mid(range.start - m_range.start, range.length);
}

qsizetype StatementText::position(int byteOffset) const
{
    return m_range.start + m_offsets.toUtf16(byteOffset);
}

QStringView StatementText::view(const Lexeme &lexeme) const
{
    return QStringView(m_text).mid(lexeme.range.start - m_range.start, lexeme.range.length);
}

bool StatementText::standsFor(const Lexeme &lexeme, const QString &name) const
{
    if (lexeme.kind == LexemeKind::Word)
        return view(lexeme).compare(name, Qt::CaseInsensitive) == 0 && nameOf(view(lexeme), lexeme.kind) == name;
    return lexeme.kind == LexemeKind::QuotedName && nameOf(view(lexeme), lexeme.kind) == name;
}

qsizetype StatementText::firstFrom(qsizetype position) const
{
    const auto found = std::lower_bound(m_lexemes.begin(), m_lexemes.end(), position,
        [](const Lexeme &lexeme, qsizetype wanted) { return lexeme.range.start < wanted; });
    return found - m_lexemes.begin();
}

SourceRange StatementText::trimmed(qsizetype from, qsizetype to) const
{
    const qsizetype first = firstFrom(from);
    const qsizetype behind = firstFrom(to);
    if (behind <= first)
        return { from, std::max<qsizetype>(to - from, 0) };
    const qsizetype start = m_lexemes[first].range.start;
    return { start, m_lexemes[behind - 1].range.end() - start };
}

SourceRange StatementText::lexemeFrom(qsizetype position) const
{
    const qsizetype index = firstFrom(position);
    return index < m_lexemes.size() ? m_lexemes[index].range : SourceRange { m_range.end(), 0 };
}

SourceRange StatementText::qualifiedName(qsizetype position) const
{
    qsizetype index = firstFrom(position);
    if (index >= m_lexemes.size())
        return m_range;
    const qsizetype start = m_lexemes[index].range.start;
    while (index + 2 < m_lexemes.size() && view(m_lexemes[index + 1]) == u".")
        index += 2;
    return { start, m_lexemes[index].range.end() - start };
}

QList<SourceRange> StatementText::partsAtCommas(const SourceRange &range) const
{
    QList<SourceRange> parts;
    qsizetype start = range.start;
    int depth = 0;
    for (qsizetype i = firstFrom(range.start); i < m_lexemes.size() && m_lexemes[i].range.end() <= range.end(); ++i) {
        if (m_lexemes[i].kind != LexemeKind::Punctuation)
            continue;
        const QChar c = view(m_lexemes[i]).front();
        if (c == u'(' || c == u'[')
            ++depth;
        else if (c == u')' || c == u']')
            --depth;
        else if (c == u',' && depth == 0) {
            parts.append(trimmed(start, m_lexemes[i].range.start));
            start = m_lexemes[i].range.end();
        }
    }
    parts.append(trimmed(start, range.end()));
    return parts;
}

SourceRange StatementText::insideParentheses(qsizetype from) const
{
    int depth = 0;
    qsizetype start = -1;
    for (qsizetype i = firstFrom(from); i < m_lexemes.size(); ++i) {
        if (m_lexemes[i].kind != LexemeKind::Punctuation)
            continue;
        const QChar c = view(m_lexemes[i]).front();
        if (c == u'(' && depth++ == 0)
            start = m_lexemes[i].range.end();
        if (c == u')' && --depth == 0)
            return trimmed(start, m_lexemes[i].range.start);
    }
    return { m_range.end(), 0 };
}

SourceRange StatementText::findName(const QString &name, const SourceRange &range) const
{
    for (qsizetype i = firstFrom(range.start); i < m_lexemes.size() && m_lexemes[i].range.start < range.end(); ++i) {
        if (standsFor(m_lexemes[i], name))
            return m_lexemes[i].range;
    }
    return range;
}

SourceRange StatementText::findLastName(const QString &name) const
{
    for (qsizetype i = m_lexemes.size() - 1; i >= 0; --i) {
        if (standsFor(m_lexemes[i], name))
            return m_lexemes[i].range;
    }
    return m_range;
}

std::optional<SourceRange> StatementText::findKeyword(QStringView keyword, const SourceRange &range) const
{
    int depth = 0;
    for (qsizetype i = firstFrom(range.start); i < m_lexemes.size() && m_lexemes[i].range.start < range.end(); ++i) {
        const Lexeme &lexeme = m_lexemes[i];
        if (lexeme.kind == LexemeKind::Punctuation)
            depth += view(lexeme) == u"(" ? 1 : view(lexeme) == u")" ? -1 : 0;
        else if (depth == 0 && lexeme.kind == LexemeKind::Word
            && view(lexeme).compare(keyword, Qt::CaseInsensitive) == 0)
            return lexeme.range;
    }
    return std::nullopt;
}

} // namespace schemawright::sql
