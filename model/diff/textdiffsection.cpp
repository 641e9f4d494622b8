#include "model/diff/textdiffsection.h"

#include "model/sql/splitter.h"

#include <algorithm>
#include <array>

namespace schemawright::diff {

namespace {

constexpr std::array<QStringView, 9> statementVerbs { u"CREATE", u"ALTER", u"DROP", u"COMMENT", u"GRANT", u"REVOKE",
    u"INSERT", u"UPDATE", u"DELETE" };
constexpr qsizetype maxTitle = 60;

/// Where the name of the object ends and its definition begins.
constexpr std::array<QStringView, 12> titleEnds { u"AS", u"ON", u"IS", u"USING", u"RETURNS", u"PARTITION", u"FOR", u"WITH",
    u"ADD", u"ENABLE", u"BEFORE", u"AFTER" };

bool isOneOf(QStringView word, auto &words)
{
    return std::ranges::any_of(
        words, [word](QStringView each) { return word.compare(each, Qt::CaseInsensitive) == 0; });
}

} // namespace

std::optional<QString> statementTitle(QStringView line)
{
    if (line.isEmpty() || !line.front().isLetter())
        return std::nullopt;
    qsizetype verbEnd = 0;
    while (verbEnd < line.size() && line[verbEnd].isLetter())
        ++verbEnd;
    const QStringView verb = line.first(verbEnd);
    if (!isOneOf(verb, statementVerbs))
        return std::nullopt;

    const QString text = line.toString();
    qsizetype end = 0;
    bool seenName = false;
    for (const sql::Token &token : sql::scanTokens(text)) {
        const QStringView word = QStringView(text).mid(token.range.start, token.range.length);
        const bool isComment = verb.compare(u"COMMENT", Qt::CaseInsensitive) == 0;
        if (word == u"(" || word == u";" || token.kind == sql::TokenKind::Comment)
            break;
        if (seenName && isOneOf(word, titleEnds) && !(isComment && word.compare(u"ON", Qt::CaseInsensitive) == 0))
            break;
        seenName = seenName || (token.kind == sql::TokenKind::Identifier) || isComment;
        if (token.kind != sql::TokenKind::Whitespace)
            end = token.range.end();
    }
    QString title = text.first(end);
    if (title.size() > maxTitle)
        title = title.first(maxTitle - 1) + QChar(0x2026);
    return title;
}

} // namespace schemawright::diff
