#include "model/sql/directives.h"

#include "model/sql/lexer.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

QString withoutMarkers(QStringView comment)
{
    if (comment.startsWith(u"--"))
        return comment.mid(2).trimmed().toString();
    return comment.mid(2, std::max<qsizetype>(comment.size() - 4, 0)).trimmed().toString();
}

struct Verb {
    QStringView word;
    DirectiveKind kind;
    bool wholeFile; ///< wherever it stands
    bool wholeFileAtTop;
};

// Longer words first where one begins with another.
constexpr Verb verbs[] = {
    { u"atlas:nolint", DirectiveKind::Ignore, false, true },
    { u"atlas:txmode", DirectiveKind::TransactionMode, true, true },
    { u"squawk-ignore-file", DirectiveKind::Ignore, true, true },
    { u"squawk-ignore", DirectiveKind::Ignore, false, false },
    { u"schemawright:ignore-file", DirectiveKind::Ignore, true, true },
    { u"schemawright:ignore", DirectiveKind::Ignore, false, true },
};

const Verb *verbOf(const QString &text)
{
    for (const Verb &verb : verbs) {
        const bool matches = text.startsWith(verb.word)
            && (text.size() == verb.word.size() || text[verb.word.size()].isSpace() || text[verb.word.size()] == u':');
        if (matches)
            return &verb;
    }
    return nullptr;
}

void readArguments(Directive &directive, const QString &arguments)
{
    static const QRegularExpression reason(u"(?:^|\\s)(?:because\\b|--)\\s*(.*)$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression separators(u"[\\s,]+"_s);
    QString names = arguments;
    if (const auto match = reason.match(arguments); match.hasMatch()) {
        directive.reason = match.captured(1).trimmed();
        names.truncate(match.capturedStart());
    }
    directive.names = names.split(separators, Qt::SkipEmptyParts);
}

// Where a comment stands among the statements.
class Scopes
{
public:
    Scopes(const QString &sql, const QList<ParsedStatement> &statements)
        : m_sql(sql)
        , m_statements(statements)
    { }

    [[nodiscard]] std::optional<SourceRange> coveredBy(const Verb &verb, const SourceRange &comment) const
    {
        if (verb.wholeFile)
            return std::nullopt;
        const auto next = std::partition_point(m_statements.begin(), m_statements.end(),
            [&comment](const ParsedStatement &statement) { return statement.source.range.end() <= comment.start; });
        if (next != m_statements.end() && next->source.range.start < comment.start)
            return linesFrom(comment, next->source.range);
        const bool isFirst = next == m_statements.begin();
        if (!isFirst && lineBreaks(std::prev(next)->source.range.end(), comment.start) == 0)
            return std::prev(next)->source.range;
        const bool isAbove = next != m_statements.end() && !hasBlankLine(comment.end(), next->source.range.start);
        if (isAbove)
            return next->source.range;
        if (isFirst && verb.wholeFileAtTop)
            return std::nullopt;
        return SourceRange { comment.end(), 0 };
    }

private:
    [[nodiscard]] SourceRange linesFrom(const SourceRange &comment, const SourceRange &statement) const
    {
        const qsizetype start = m_sql.lastIndexOf(u'\n', comment.start) + 1;
        qsizetype end = m_sql.indexOf(u'\n', comment.end());
        end = end < 0 ? m_sql.size() : m_sql.indexOf(u'\n', end + 1);
        end = end < 0 ? m_sql.size() : end;
        const qsizetype from = std::max(start, statement.start);
        return { from, std::min(end, statement.end()) - from };
    }
    [[nodiscard]] qsizetype lineBreaks(qsizetype from, qsizetype to) const
    {
        return QStringView(m_sql).mid(from, to - from).count(u'\n');
    }
    [[nodiscard]] bool hasBlankLine(qsizetype from, qsizetype to) const
    {
        static const QRegularExpression blank(u"\\n[ \\t\\r]*\\n"_s);
        return m_sql.mid(from, to - from).contains(blank);
    }

    const QString &m_sql;
    const QList<ParsedStatement> &m_statements;
};

bool mayHaveDirectives(const QString &sql)
{
    return std::any_of(
        std::begin(verbs), std::end(verbs), [&sql](const Verb &verb) { return sql.contains(verb.word); });
}

} // namespace

QList<Directive> readDirectives(const QString &sql, const QList<ParsedStatement> &statements)
{
    QList<Directive> directives;
    if (!mayHaveDirectives(sql))
        return directives;
    const Scopes scopes(sql, statements);
    Lexer lexer(sql);
    while (!lexer.atEnd()) {
        const Lexeme lexeme = lexer.next();
        if (lexeme.kind != LexemeKind::Comment)
            continue;
        const QString text = withoutMarkers(QStringView(sql).mid(lexeme.range.start, lexeme.range.length));
        const Verb *verb = verbOf(text);
        if (!verb)
            continue;
        Directive directive;
        directive.kind = verb->kind;
        directive.range = lexeme.range;
        directive.covers = scopes.coveredBy(*verb, lexeme.range);
        QString arguments = text.mid(verb->word.size());
        if (arguments.startsWith(u':'))
            arguments.remove(0, 1);
        readArguments(directive, arguments);
        // squawk ignores nothing when no rule is named.
        const bool isSquawk = verb->word == u"squawk-ignore";
        if (!isSquawk || !directive.names.isEmpty())
            directives.append(directive);
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
