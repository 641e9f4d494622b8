// Reads tokens for the parser: white space and comments are stepped over, line ends where they mean nothing.
#pragma once

#include "model/hcl/problem.h"
#include "model/hcl/token.h"

namespace schemawright::hcl {

/// Deeper nesting is refused: every level is a few frames of our own stack.
inline constexpr int maximumNesting = 200;

class TokenStream
{
public:
    TokenStream(QStringView text, const std::vector<Token> &tokens);

    [[nodiscard]] const Token &peek() const { return m_tokens[m_position]; }
    [[nodiscard]] const Token &peekBehind() const; ///< the one after peek()
    [[nodiscard]] TokenKind kind() const { return peek().kind; }
    [[nodiscard]] QStringView text(const Token &token) const { return m_text.sliced(token.range.start, token.range.length); }
    [[nodiscard]] QStringView text() const { return text(peek()); }
    [[nodiscard]] bool isSymbol(QStringView symbol) const { return kind() == TokenKind::Symbol && text() == symbol; }
    [[nodiscard]] bool isWord(QStringView word) const { return kind() == TokenKind::Identifier && text() == word; }
    Token take();
    [[nodiscard]] bool takeSymbol(QStringView symbol);
    [[nodiscard]] bool takeWord(QStringView word);
    [[nodiscard]] qsizetype endOfLast() const { return m_end; } ///< of the last token taken

    /// The next token in the text itself: within quotes nothing is stepped over.
    [[nodiscard]] const Token &peekRaw() const { return m_tokens[m_raw]; }
    Token takeRaw();

    /// Behind a HeredocOpen: the least indentation of its lines; blank ones do not count.
    [[nodiscard]] qsizetype heredocIndentation() const;

    /// Within brackets, parentheses and templates line ends mean nothing.
    void setIgnoresNewlines(bool ignores);
    [[nodiscard]] bool ignoresNewlines() const { return m_ignoresNewlines; }

    void skipNewlines();
    /// To the line end, or to the brace that closes the enclosing block, whatever is opened and closed before it.
    void skipLine();
    /// Behind the bracket or before the brace that closes what the caller is in; not beyond the next attribute or block.
    void skipBrackets();

    [[nodiscard]] bool enter(); ///< false, with a problem: nested too deeply
    void leave() { --m_depth; }

    void report(SourceRange range, const QString &text, const QString &hint = {});
    [[nodiscard]] QString found() const; ///< what stands here, for messages: `"}"`, "the end of the file"
    [[nodiscard]] QList<Problem> takeProblems() { return std::move(m_problems); }

private:
    void settle();
    void skip(bool toClosing);
    [[nodiscard]] bool nextLineBeginsItem() const;

    QStringView m_text;
    const std::vector<Token> &m_tokens;
    std::size_t m_position = 0;
    std::size_t m_raw = 0;
    qsizetype m_end = 0;
    bool m_ignoresNewlines = false;
    int m_depth = 0;
    QList<Problem> m_problems;
};

/// Line ends mean nothing (or something) as long as it lives.
class NewlineScope
{
public:
    NewlineScope(TokenStream &stream, bool ignores)
        : m_stream(stream)
        , m_before(stream.ignoresNewlines())
    {
        m_stream.setIgnoresNewlines(ignores);
    }
    ~NewlineScope() { m_stream.setIgnoresNewlines(m_before); }
    NewlineScope(const NewlineScope &) = delete;
    NewlineScope &operator=(const NewlineScope &) = delete;

private:
    TokenStream &m_stream;
    bool m_before;
};

} // namespace schemawright::hcl
