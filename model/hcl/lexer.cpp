// Templates make HCL's lexical rules depend on where one is: a stack of modes says whether code, the text between quotes or
// a heredoc is read, and which brace ends the code of a template.
#include "model/hcl/token.h"

#include <QString>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

enum class ModeKind { Code, Quoted, Heredoc };

struct Mode {
    ModeKind kind = ModeKind::Code;
    bool inTemplate = false; ///< code between "${" and "}"
    int braces = 0; ///< open ones within the code of a template
    QStringView marker; ///< of a heredoc
};

bool isIdentifierStart(QChar c)
{
    return c.isLetter() || c == u'_' || c.isSurrogate();
}

bool isIdentifierPart(QChar c)
{
    return isIdentifierStart(c) || c.isDigit() || c == u'-' || c.isMark();
}

class Lexer
{
public:
    explicit Lexer(QStringView text)
        : m_text(text)
    {
        m_modes.push_back({});
    }

    std::vector<Token> run()
    {
        if (at(0) == QChar(0xFEFF))
            add(TokenKind::ByteOrderMark, 1);
        while (m_position < m_text.size())
            step();
        m_tokens.push_back({ TokenKind::End, { m_text.size(), 0 } });
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] QChar at(qsizetype distance) const
    {
        const qsizetype position = m_position + distance;
        return position < m_text.size() ? m_text[position] : QChar();
    }
    [[nodiscard]] QStringView rest() const { return m_text.sliced(m_position); }

    void add(TokenKind kind, qsizetype length)
    {
        m_tokens.push_back({ kind, { m_position, length } });
        m_position += length;
    }

    void step()
    {
        switch (m_modes.back().kind) {
        case ModeKind::Code:
            code();
            return;
        case ModeKind::Quoted:
            quoted();
            return;
        case ModeKind::Heredoc:
            heredoc();
            return;
        }
    }

    void code();
    void symbol();
    void number();
    void comment();
    void openHeredoc();
    void quoted();
    void heredoc();
    [[nodiscard]] bool templateOpen();
    [[nodiscard]] qsizetype lineEndLength(qsizetype distance) const;
    [[nodiscard]] qsizetype heredocCloseLength() const;

    QStringView m_text;
    qsizetype m_position = 0;
    std::vector<Mode> m_modes;
    std::vector<Token> m_tokens;
};

qsizetype Lexer::lineEndLength(qsizetype distance) const
{
    if (at(distance) == u'\n')
        return 1;
    return at(distance) == u'\r' && at(distance + 1) == u'\n' ? 2 : 0;
}

void Lexer::code()
{
    const QChar c = at(0);
    if (const qsizetype lineEnd = lineEndLength(0); lineEnd > 0) {
        add(TokenKind::Newline, lineEnd);
    } else if (c == u' ' || c == u'\t' || c == u'\r') {
        qsizetype length = 1;
        while (at(length) == u' ' || at(length) == u'\t')
            ++length;
        add(TokenKind::Whitespace, length);
    } else if (c == u'#' || (c == u'/' && (at(1) == u'/' || at(1) == u'*'))) {
        comment();
    } else if (isIdentifierStart(c)) {
        qsizetype length = 1;
        while (m_position + length < m_text.size() && isIdentifierPart(at(length)))
            ++length;
        add(TokenKind::Identifier, length);
    } else if (c >= u'0' && c <= u'9') {
        number();
    } else if (c == u'"') {
        add(TokenKind::QuoteOpen, 1);
        m_modes.push_back({ ModeKind::Quoted, false, 0, {} });
    } else if (c == u'<' && at(1) == u'<') {
        openHeredoc();
    } else {
        symbol();
    }
}

void Lexer::comment()
{
    if (at(0) == u'/' && at(1) == u'*') {
        const qsizetype end = m_text.indexOf(u"*/", m_position + 2);
        if (end < 0)
            add(TokenKind::Invalid, m_text.size() - m_position);
        else
            add(TokenKind::Comment, end + 2 - m_position);
        return;
    }
    qsizetype length = 1;
    while (m_position + length < m_text.size() && lineEndLength(length) == 0)
        ++length;
    add(TokenKind::Comment, length);
}

void Lexer::number()
{
    const auto isDigit = [this](qsizetype distance) { return at(distance) >= u'0' && at(distance) <= u'9'; };
    qsizetype length = 1;
    while (isDigit(length))
        ++length;
    if (at(length) == u'.' && isDigit(length + 1)) {
        length += 2;
        while (isDigit(length))
            ++length;
    }
    if (at(length) == u'e' || at(length) == u'E') {
        const qsizetype sign = at(length + 1) == u'+' || at(length + 1) == u'-' ? 1 : 0;
        if (isDigit(length + 1 + sign)) {
            length += 2 + sign;
            while (isDigit(length))
                ++length;
        }
    }
    add(TokenKind::Number, length);
}

void Lexer::openHeredoc()
{
    qsizetype start = 2;
    if (at(start) == u'-')
        ++start;
    qsizetype end = start;
    while (m_position + end < m_text.size() && isIdentifierPart(at(end)))
        ++end;
    const qsizetype lineEnd = lineEndLength(end);
    if (end == start || lineEnd == 0) {
        add(TokenKind::Invalid, end);
        return;
    }
    const QStringView marker = m_text.sliced(m_position + start, end - start);
    add(TokenKind::HeredocOpen, end + lineEnd);
    m_modes.push_back({ ModeKind::Heredoc, false, 0, marker });
}

void Lexer::symbol()
{
    static const QStringView longOnes[] = { u"...", u"&&", u"||", u"==", u"!=", u"<=", u">=", u"=>", u"::" };
    Mode &mode = m_modes.back();
    const QChar c = at(0);
    const bool trimsEnd = c == u'~' && at(1) == u'}';
    if (mode.inTemplate && mode.braces == 0 && (c == u'}' || trimsEnd)) {
        add(TokenKind::TemplateClose, trimsEnd ? 2 : 1);
        m_modes.pop_back();
        return;
    }
    if (mode.inTemplate && c == u'{')
        ++mode.braces;
    if (mode.inTemplate && c == u'}')
        --mode.braces;
    for (const QStringView symbol : longOnes) {
        if (rest().startsWith(symbol)) {
            add(TokenKind::Symbol, symbol.size());
            return;
        }
    }
    static const QStringView shortOnes = u"{}[]()=,.:?<>!+-*/%";
    add(shortOnes.contains(c) ? TokenKind::Symbol : TokenKind::Invalid, 1);
}

/// Whether code of a template starts here; then its token is made. "$${" and "%%{" are text.
bool Lexer::templateOpen()
{
    const QChar c = at(0);
    if ((c != u'$' && c != u'%') || at(1) != u'{')
        return false;
    const TokenKind kind = c == u'$' ? TokenKind::InterpolationOpen : TokenKind::ControlOpen;
    add(kind, at(2) == u'~' ? 3 : 2);
    m_modes.push_back({ ModeKind::Code, true, 0, {} });
    return true;
}

void Lexer::quoted()
{
    if (at(0) == u'"') {
        add(TokenKind::QuoteClose, 1);
        m_modes.pop_back();
        return;
    }
    if (lineEndLength(0) > 0) { // not closed: the code goes on behind the line
        m_modes.pop_back();
        return;
    }
    if (templateOpen())
        return;
    qsizetype length = 0;
    while (m_position + length < m_text.size()) {
        const QChar c = at(length);
        if (c == u'"' || lineEndLength(length) > 0)
            break;
        const bool opens = (c == u'$' || c == u'%') && at(length + 1) == u'{';
        if (opens)
            break;
        const bool isEscaped = c == u'\\' && m_position + length + 1 < m_text.size() && lineEndLength(length + 1) == 0;
        const bool isDoubled = (c == u'$' || c == u'%') && at(length + 1) == c && at(length + 2) == u'{';
        length += isDoubled ? 3 : (isEscaped ? 2 : 1);
    }
    add(TokenKind::Text, length);
}

/// Of the closing marker with the white space before it, at the start of a line; 0 when it is not there.
qsizetype Lexer::heredocCloseLength() const
{
    const QStringView marker = m_modes.back().marker;
    qsizetype length = 0;
    while (at(length) == u' ' || at(length) == u'\t')
        ++length;
    if (!m_text.sliced(m_position + length).startsWith(marker))
        return 0;
    length += marker.size();
    qsizetype end = length;
    while (at(end) == u' ' || at(end) == u'\t')
        ++end;
    const bool isAlone = m_position + end >= m_text.size() || lineEndLength(end) > 0;
    return isAlone ? length : 0;
}

void Lexer::heredoc()
{
    const bool atLineStart = m_text[m_position - 1] == u'\n';
    if (const qsizetype close = atLineStart ? heredocCloseLength() : 0; close > 0) {
        add(TokenKind::HeredocClose, close);
        m_modes.pop_back();
        return;
    }
    if (templateOpen())
        return;
    qsizetype length = 0;
    while (m_position + length < m_text.size()) {
        const QChar c = at(length);
        if (c == u'\n') {
            ++length;
            break;
        }
        if ((c == u'$' || c == u'%') && at(length + 1) == u'{')
            break;
        const bool isDoubled = (c == u'$' || c == u'%') && at(length + 1) == c && at(length + 2) == u'{';
        length += isDoubled ? 3 : 1;
    }
    add(TokenKind::Text, length);
}

} // namespace

std::vector<Token> tokenize(QStringView text)
{
    return Lexer(text).run();
}

} // namespace schemawright::hcl
