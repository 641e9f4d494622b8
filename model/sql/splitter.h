// Cutting SQL text into statements and tokens by PostgreSQL's lexical rules.
#pragma once

#include "model/base/result.h"

#include <QList>
#include <QString>

namespace schemawright::sql {

struct StatementSource {
    SourceRange range; ///< of the statement in the whole text: without leading comments and without the semicolon
    QString text; ///< that range
    QString
        leadingComment; ///< the comment block directly above (no blank line between), with its markers; may be empty
    friend bool operator==(const StatementSource &, const StatementSource &) = default;
};

/// Empty statements are left out. psql meta-commands and COPY … FROM stdin data are reported, not swallowed (see
/// takeCopyData() for scripts with rows); only pg_dump's \restrict and \unrestrict are dropped.
/// Errors: Input with line and column ("unterminated quoted string at line 12").
[[nodiscard]] Result<QList<StatementSource>> splitStatements(const QString &sql);

/// A statement, or a part of the script that is none: then `error` says what it is and what to do.
struct ScriptPiece {
    StatementSource source;
    std::optional<Error> error;
};

/// Everything in the script, in order; goes on after errors as far as that makes sense.
[[nodiscard]] QList<ScriptPiece> splitScript(const QString &sql);

enum class TokenKind { Keyword, Identifier, Literal, Number, Operator, Punctuation, Comment, Whitespace };
struct Token {
    SourceRange range;
    TokenKind kind = TokenKind::Identifier;
    friend bool operator==(const Token &, const Token &) = default;
};

/// Every character belongs to exactly one token. Never fails: what cannot be scanned becomes single Punctuation tokens.
[[nodiscard]] QList<Token> scanTokens(const QString &sql);

} // namespace schemawright::sql
