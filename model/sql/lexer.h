// The lexical rules of PostgreSQL's scanner on UTF-16 text. libpg_query's own scanner cannot be used to cut scripts:
// psql commands and COPY data have to be recognised before it sees them. Tests compare the two on whole corpora.
#pragma once

#include "model/base/sourcerange.h"

#include <QString>

namespace schemawright::sql {

enum class LexemeKind {
    Whitespace,
    Comment,
    Word, ///< a keyword or a bare name
    QuotedName,
    Text, ///< '…', E'…', B'…', X'…', N'…', U&'…', $tag$…$tag$
    Number,
    Parameter, ///< $1
    Operator,
    Punctuation,
    Backslash, ///< starts a psql command; never SQL
    Unterminated, ///< a comment, text or quoted name that runs to the end of the script
};

struct Lexeme {
    SourceRange range;
    LexemeKind kind = LexemeKind::Punctuation;
};

class Lexer
{
public:
    explicit Lexer(QStringView text, qsizetype position = 0);
    [[nodiscard]] bool atEnd() const { return m_position >= m_text.size(); }
    [[nodiscard]] Lexeme next(); ///< not to be called at the end
    void skipTo(qsizetype position) { m_position = position; }

private:
    [[nodiscard]] QChar at(qsizetype position) const;
    [[nodiscard]] LexemeKind scanFrom(QChar first);
    [[nodiscard]] LexemeKind scanWord();
    [[nodiscard]] LexemeKind scanQuoted(QChar quote, bool backslashEscapes, LexemeKind kind);
    [[nodiscard]] LexemeKind scanDollar();
    [[nodiscard]] LexemeKind scanBlockComment();
    [[nodiscard]] LexemeKind scanNumber();
    [[nodiscard]] LexemeKind scanOperator();

    QStringView m_text;
    qsizetype m_position = 0;
};

/// The name that a Word or QuotedName lexeme stands for: folded to lower case, or without its quotes.
[[nodiscard]] QString nameOf(QStringView lexeme, LexemeKind kind);

} // namespace schemawright::sql
