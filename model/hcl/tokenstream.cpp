#include "model/hcl/tokenstream.h"

#include <algorithm>
#include <limits>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(TokenKind kind)
{
    return kind == TokenKind::Whitespace || kind == TokenKind::Comment || kind == TokenKind::ByteOrderMark;
}

bool opens(QStringView symbol)
{
    return symbol == u"{" || symbol == u"[" || symbol == u"(";
}

bool closes(QStringView symbol)
{
    return symbol == u"}" || symbol == u"]" || symbol == u")";
}

} // namespace

TokenStream::TokenStream(QStringView text, const std::vector<Token> &tokens)
    : m_text(text)
    , m_tokens(tokens)
{
    settle();
}

/// From m_raw to the next token that means something.
void TokenStream::settle()
{
    m_position = m_raw;
    while (isBlank(m_tokens[m_position].kind) || (m_ignoresNewlines && m_tokens[m_position].kind == TokenKind::Newline))
        ++m_position;
}

const Token &TokenStream::peekBehind() const
{
    std::size_t position = m_position;
    if (m_tokens[position].kind == TokenKind::End)
        return m_tokens[position];
    ++position;
    while (isBlank(m_tokens[position].kind) || (m_ignoresNewlines && m_tokens[position].kind == TokenKind::Newline))
        ++position;
    return m_tokens[position];
}

Token TokenStream::take()
{
    const Token token = peek();
    if (token.kind != TokenKind::End) {
        m_end = token.range.end();
        m_raw = m_position + 1;
    }
    settle();
    return token;
}

Token TokenStream::takeRaw()
{
    m_position = m_raw;
    return take();
}

bool TokenStream::takeSymbol(QStringView symbol)
{
    if (!isSymbol(symbol))
        return false;
    take();
    return true;
}

bool TokenStream::takeWord(QStringView word)
{
    if (!isWord(word))
        return false;
    take();
    return true;
}

qsizetype TokenStream::heredocIndentation() const
{
    qsizetype least = std::numeric_limits<qsizetype>::max();
    bool atLineStart = true;
    int heredocs = 1;
    for (std::size_t i = m_raw; m_tokens[i].kind != TokenKind::End; ++i) {
        const Token &token = m_tokens[i];
        if (token.kind == TokenKind::HeredocOpen)
            ++heredocs;
        else if (token.kind == TokenKind::HeredocClose && --heredocs == 0)
            break;
        if (token.kind == TokenKind::Text && atLineStart && heredocs == 1) {
            const QStringView line = text(token);
            const auto first = std::find_if(line.begin(), line.end(), [](QChar c) { return c != u' ' && c != u'\t'; });
            const bool isBlank = first == line.end() ? line.endsWith(u'\n') : (*first == u'\n' || *first == u'\r');
            if (!isBlank)
                least = std::min(least, static_cast<qsizetype>(first - line.begin()));
        }
        atLineStart = token.kind == TokenKind::Text && text(token).endsWith(u'\n');
    }
    return least == std::numeric_limits<qsizetype>::max() ? 0 : least;
}

void TokenStream::setIgnoresNewlines(bool ignores)
{
    m_ignoresNewlines = ignores;
    settle();
}

void TokenStream::skipNewlines()
{
    while (kind() == TokenKind::Newline)
        take();
}

/// Whether the line behind this line end begins an attribute or a block: then a bracket before it was not closed.
bool TokenStream::nextLineBeginsItem() const
{
    std::size_t position = m_position;
    const auto step = [&] {
        do {
            ++position;
        } while (isBlank(m_tokens[position].kind));
    };
    step();
    if (m_tokens[position].kind != TokenKind::Identifier)
        return false;
    step();
    const Token &second = m_tokens[position];
    return second.kind == TokenKind::QuoteOpen
        || (second.kind == TokenKind::Symbol && (text(second) == u"=" || text(second) == u"{"));
}

void TokenStream::skipLine()
{
    skip(false);
}

void TokenStream::skipBrackets()
{
    skip(true);
}

void TokenStream::skip(bool toClosing)
{
    const NewlineScope lines(*this, false);
    int braces = 0;
    int others = 0;
    for (; kind() != TokenKind::End; take()) {
        const bool isOutside = braces <= 0 && others <= 0;
        const bool isSymbolHere = kind() == TokenKind::Symbol;
        if (kind() == TokenKind::Newline && braces <= 0 && ((isOutside && !toClosing) || nextLineBeginsItem()))
            return;
        if (isSymbolHere && isOutside && closes(text())) {
            if (toClosing && text() != u"}")
                take();
            if (toClosing || text() == u"}")
                return;
        }
        if (isSymbolHere && text() == u"{")
            ++braces;
        else if (isSymbolHere && text() == u"}")
            --braces;
        else if (isSymbolHere && opens(text()))
            ++others;
        else if (isSymbolHere && closes(text()))
            --others;
        else if (kind() == TokenKind::InterpolationOpen || kind() == TokenKind::ControlOpen)
            ++others;
        else if (kind() == TokenKind::TemplateClose)
            --others;
    }
}

bool TokenStream::enter()
{
    if (m_depth >= maximumNesting) {
        report(peek().range, u"this is nested more than %1 levels deep"_s.arg(maximumNesting),
            u"Give parts of it names of their own in a locals block."_s);
        return false;
    }
    ++m_depth;
    return true;
}

void TokenStream::report(SourceRange range, const QString &text, const QString &hint)
{
    m_problems.append({ range, text, hint });
}

QString TokenStream::found() const
{
    switch (kind()) {
    case TokenKind::End:
        return u"the end of the file"_s;
    case TokenKind::Newline:
        return u"the end of the line"_s;
    case TokenKind::QuoteOpen:
        return u"a text"_s;
    case TokenKind::HeredocOpen:
        return u"a heredoc"_s;
    case TokenKind::ByteOrderMark:
    case TokenKind::Whitespace:
    case TokenKind::Comment:
    case TokenKind::Identifier:
    case TokenKind::Number:
    case TokenKind::Symbol:
    case TokenKind::QuoteClose:
    case TokenKind::HeredocClose:
    case TokenKind::Text:
    case TokenKind::InterpolationOpen:
    case TokenKind::ControlOpen:
    case TokenKind::TemplateClose:
    case TokenKind::Invalid:
        break;
    }
    const QStringView here = text();
    return u"\"%1\""_s.arg(here.size() > 40 ? QString(here.first(40).toString() + u'…') : here.toString());
}

} // namespace schemawright::hcl
