// The tokens of HCL. Together they cover the text: what was read is what they say, byte for byte.
#pragma once

#include "model/base/sourcerange.h"

#include <vector>

namespace schemawright::hcl {

enum class TokenKind {
    ByteOrderMark,
    Whitespace,
    Newline, ///< "\n" or "\r\n"
    Comment, ///< # and // up to the end of the line, /* … */
    Identifier,
    Number,
    Symbol, ///< operators and punctuation; one token each, the longest that fits
    QuoteOpen,
    QuoteClose,
    HeredocOpen, ///< "<<EOT" or "<<-EOT" with its line end
    HeredocClose, ///< white space and the marker
    Text, ///< literal text between quotes or in a heredoc (there: at most one line), escapes as written
    InterpolationOpen, ///< "${" or "${~"
    ControlOpen, ///< "%{" or "%{~"
    TemplateClose, ///< "}" or "~}"
    Invalid, ///< characters that begin nothing; a comment without an end
    End,
};

struct Token {
    TokenKind kind = TokenKind::End;
    SourceRange range;
    friend bool operator==(const Token &, const Token &) = default;
};

/// In linear time; the last token is End. A quoted text ends at its line's end even without a quote (the parser says so).
[[nodiscard]] std::vector<Token> tokenize(QStringView text);

} // namespace schemawright::hcl
