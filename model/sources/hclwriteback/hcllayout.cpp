#include "model/sources/hclwriteback/hcllayout.h"

#include <algorithm>

namespace schemawright::sources {

namespace {

constexpr qsizetype writersLevel = 2; // spaces

qsizetype levelAt(const QString &text, qsizetype position)
{
    const qsizetype start = position == 0 ? 0 : text.lastIndexOf(u'\n', position - 1) + 1;
    qsizetype end = start;
    while (end < position && text.at(end) == u' ')
        ++end;
    return (end - start) / writersLevel;
}

} // namespace

QString laidOut(const hcl::Document &written, const SourceRange &part, const HclLayout &layout)
{
    const qsizetype base = levelAt(written.text, part.start);
    const auto first = std::ranges::lower_bound(written.tokens, part.start, {}, [](const hcl::Token &token) { return token.range.start; });
    QString text;
    bool isAtLineStart = false;
    for (auto token = first; token != written.tokens.end() && token->range.end() <= part.end(); ++token) {
        const bool isSpace = token->kind == hcl::TokenKind::Whitespace;
        if (isAtLineStart && token->kind != hcl::TokenKind::Newline) {
            const qsizetype spaces = isSpace ? token->range.length : 0;
            text += layout.indent + layout.level.repeated(std::max<qsizetype>(spaces / writersLevel - base, 0));
        }
        if (token->kind == hcl::TokenKind::Newline)
            text += layout.lineEnd;
        else if (!isSpace || !isAtLineStart)
            text += written.text.mid(token->range.start, token->range.length);
        isAtLineStart = token->kind == hcl::TokenKind::Newline;
    }
    return text;
}

} // namespace schemawright::sources
