#include "model/sql/directives.h"

#include "model/sql/lexer.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

/// What stands between the markers of a comment.
SourceRange innerRange(const QString &sql, const SourceRange &comment)
{
    qsizetype start = comment.start + 2;
    qsizetype end = sql[comment.start] == u'-' ? comment.end() : std::max(start, comment.end() - 2);
    while (start < end && sql[start].isSpace())
        ++start;
    while (end > start && sql[end - 1].isSpace())
        --end;
    return { start, end - start };
}

struct Verb {
    QStringView word;
    DirectiveKind kind;
    bool wholeFile; ///< wherever it stands
    bool wholeFileAtTop;
    bool allWithoutNames = true;
    bool oneName = false; ///< the words behind it are the reason
};

constexpr Verb verbs[] = {
    { u"atlas:nolint", DirectiveKind::Ignore, false, true },
    { u"atlas:txmode", DirectiveKind::TransactionMode, true, true, false },
    { u"squawk-ignore-file", DirectiveKind::Ignore, true, true },
    { u"squawk-ignore", DirectiveKind::Ignore, false, false, false },
    { u"eugene: ignore", DirectiveKind::Ignore, false, true },
    { u"eugene:ignore", DirectiveKind::Ignore, false, true },
    { u"eugene-ignore", DirectiveKind::Ignore, false, true },
    { u"pgfence-ignore", DirectiveKind::Ignore, false, false },
    { u"pgfence: ignore", DirectiveKind::Ignore, false, false },
    { u"pgsafe:ignore", DirectiveKind::Ignore, false, false, false, true },
    { u"schemawright:ignore-file", DirectiveKind::Ignore, true, true },
    { u"schemawright:ignore", DirectiveKind::Ignore, false, true },
    { u"schemawright:nolint", DirectiveKind::Ignore, false, true }, // as Atlas says it
};

const Verb *verbOf(QStringView text)
{
    for (const Verb &verb : verbs) {
        const bool matches = text.startsWith(verb.word)
            && (text.size() == verb.word.size() || text[verb.word.size()].isSpace() || text[verb.word.size()] == u':');
        if (matches)
            return &verb;
    }
    return nullptr;
}

/// Where the reason begins in what stands behind the word; its length when there is none.
qsizetype readReason(Directive &directive, const QString &arguments, const Verb &verb)
{
    static const QRegularExpression anyReason(u"(?:^|\\s)(?:because\\b|--)\\s*(.*)$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression behindName(
        u"^\\s*\\S+(\\s.*)$"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto match = (verb.oneName ? behindName : anyReason).match(arguments);
    if (!match.hasMatch())
        return arguments.size();
    directive.reason = match.captured(1).trimmed();
    return match.capturedStart(verb.oneName ? 1 : 0);
}

/// `range` is what stands behind the word.
void readArguments(Directive &directive, const QString &sql, const SourceRange &range, const Verb &verb)
{
    static const QRegularExpression name(u"[^\\s,]+"_s);
    const QString arguments = sql.mid(range.start, range.length);
    auto found = name.globalMatch(arguments.left(readReason(directive, arguments, verb)));
    while (found.hasNext()) {
        const auto match = found.next();
        directive.names.append(match.captured());
        directive.nameRanges.append({ range.start + match.capturedStart(), match.capturedLength() });
    }
    directive.acceptsAll = verb.allWithoutNames && directive.names.isEmpty();
}

// Where a comment stands among the statements.
class Scopes
{
public:
    Scopes(const QString &sql, const QList<SourceRange> &statements)
        : m_sql(sql)
        , m_statements(statements)
    { }

    [[nodiscard]] std::optional<SourceRange> coveredBy(const Verb &verb, const SourceRange &comment)
    {
        if (verb.wholeFile)
            return std::nullopt;
        const auto next = std::partition_point(m_statements.begin(), m_statements.end(),
            [&comment](const SourceRange &statement) { return statement.end() <= comment.start; });
        if (next != m_statements.end() && next->start < comment.start)
            return linesFrom(comment, *next);
        const bool isFirst = next == m_statements.begin();
        const qsizetype before = isFirst ? 0 : std::prev(next)->end();
        if (!isFirst && lineEnd(before) >= comment.start)
            return *std::prev(next);
        const bool isAbove
            = next != m_statements.end() && lastBlankLine(before, next->start) < comment.end();
        if (isAbove)
            return *next;
        if (isFirst && verb.wholeFileAtTop)
            return std::nullopt;
        return SourceRange { comment.end(), 0 };
    }

private:
    /// From the line of the comment to the end of the next one that is more than a comment.
    [[nodiscard]] SourceRange linesFrom(const SourceRange &comment, const SourceRange &statement) const
    {
        const qsizetype start = m_sql.lastIndexOf(u'\n', comment.start) + 1;
        qsizetype end = lineEnd(comment.end());
        bool isCommentOnly = true;
        constexpr int mostComments = 20; // so that a statement full of comments is read in linear time
        for (int line = 0; isCommentOnly && line < mostComments && end < statement.end(); ++line) {
            const qsizetype next = end + 1;
            end = lineEnd(next);
            isCommentOnly = QStringView(m_sql).mid(next, end - next).trimmed().startsWith(u"--");
        }
        const qsizetype from = std::max(start, statement.start);
        return { from, std::min(end, statement.end()) - from };
    }
    [[nodiscard]] qsizetype lineEnd(qsizetype from) const
    {
        const qsizetype end = m_sql.indexOf(u'\n', from);
        return end < 0 ? m_sql.size() : end;
    }
    /// Where the last empty line between two statements begins; -1: there is none. Asked for each comment between them.
    [[nodiscard]] qsizetype lastBlankLine(qsizetype from, qsizetype to)
    {
        if (std::exchange(m_gapEnd, to) == to)
            return m_lastBlank;
        m_lastBlank = -1;
        qsizetype below = -1; // a line break that has only blanks behind it, so far
        for (qsizetype at = to - 1; at >= from && m_lastBlank < 0; --at) {
            if (m_sql[at] == u'\n' && below >= 0)
                m_lastBlank = at;
            else if (m_sql[at] == u'\n')
                below = at;
            else if (!m_sql[at].isSpace())
                below = -1;
        }
        return m_lastBlank;
    }

    const QString &m_sql;
    const QList<SourceRange> &m_statements;
    qsizetype m_gapEnd = -1;
    qsizetype m_lastBlank = -1;
};

bool mayHaveDirectives(const QString &sql)
{
    return sql.contains(u"ignore"_s) || sql.contains(u"nolint"_s) || sql.contains(u"atlas:"_s);
}

std::optional<Directive> readDirective(const QString &sql, const SourceRange &comment, Scopes &scopes)
{
    const SourceRange inner = innerRange(sql, comment);
    const QStringView text = QStringView(sql).mid(inner.start, inner.length);
    const Verb *verb = verbOf(text);
    if (!verb)
        return std::nullopt;
    Directive directive;
    directive.kind = verb->kind;
    directive.word = verb->word.toString();
    directive.range = comment;
    directive.covers = scopes.coveredBy(*verb, comment);
    qsizetype from = verb->word.size();
    if (from < text.size() && text[from] == u':')
        ++from;
    readArguments(directive, sql, { inner.start + from, inner.length - from }, *verb);
    return directive;
}

} // namespace

QList<Directive> readDirectives(const QString &sql, const StatementList &statements)
{
    QList<Directive> directives;
    if (!mayHaveDirectives(sql))
        return directives;
    Scopes scopes(sql, statements.ranges());
    Lexer lexer(sql);
    while (!lexer.atEnd()) {
        const Lexeme lexeme = lexer.next();
        if (lexeme.kind != LexemeKind::Comment)
            continue;
        if (auto directive = readDirective(sql, lexeme.range, scopes))
            directives.append(*std::move(directive));
    }
    return directives;
}

bool runsWithoutTransaction(const QList<Directive> &directives)
{
    return std::any_of(directives.begin(), directives.end(), [](const Directive &directive) {
        return directive.kind == DirectiveKind::TransactionMode && directive.names == QStringList { u"none"_s };
    });
}

} // namespace schemawright::sql
