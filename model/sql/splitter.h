// Cutting SQL text into statements and tokens with PostgreSQL's own scanner.
#pragma once

#include "model/base/result.h"

#include <QList>
#include <QString>

namespace schemawright::sql {

struct StatementSource {
    SourceRange range; ///< of the statement in the whole text: without leading comments and without the semicolon
    QString text; ///< that range
    QString leadingComment; ///< the comment block directly above (no blank line between), with its markers; may be empty
    friend bool operator==(const StatementSource &, const StatementSource &) = default;
};

/// Empty statements are left out. psql meta-commands and COPY … FROM stdin data are reported, not swallowed.
/// Errors: Input with line and column ("unterminated quoted string at line 12").
[[nodiscard]] Result<QList<StatementSource>> splitStatements(const QString &sql);

enum class TokenKind { Keyword, Identifier, Literal, Number, Operator, Punctuation, Comment, Whitespace };
struct Token {
    SourceRange range;
    TokenKind kind = TokenKind::Identifier;
    friend bool operator==(const Token &, const Token &) = default;
};

/// Every character belongs to exactly one token. Never fails: what cannot be scanned becomes single Punctuation tokens.
[[nodiscard]] QList<Token> scanTokens(const QString &sql);

} // namespace schemawright::sql
