// Where a statement ends: at a semicolon, but not inside CREATE RULE … DO (a; b) and not inside a function body
// BEGIN ATOMIC … END. The latter is found as psql does (src/fe_utils/psqlscan.l, "begin_depth").
#include "model/sql/splitter.h"

#include "model/sql/keywords.h"
#include "model/sql/lexer.h"

#include <array>

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

/// "<before> at line 12<after>"
Error errorAt(
    const QString &sql, const SourceRange &range, const QString &before, const QString &after, const QString &hint)
{
    Error error;
    error.kind = ErrorKind::Input;
    const LineColumn place = toLineColumn(sql, range.start);
    error.text = before + u" at line "_s + QString::number(place.line) + after;
    error.hint = hint;
    error.range = range;
    error.line = place.line;
    error.column = place.column;
    return error;
}

QString unterminatedMessage(QStringView lexeme)
{
    if (lexeme.startsWith(u"/*"))
        return u"unterminated comment"_s;
    if (lexeme.startsWith(u'$'))
        return u"unterminated dollar-quoted string"_s;
    if (lexeme.startsWith(u'"') || lexeme.startsWith(u"U&\"", Qt::CaseInsensitive))
        return u"unterminated quoted identifier"_s;
    return u"unterminated quoted string"_s;
}

QString metaCommandHint(QStringView command)
{
    if (command == u"\\i" || command == u"\\ir" || command.startsWith(u"\\include"))
        return u"Put the text of the included file here, or name that file itself."_s;
    if (command == u"\\copy")
        return u"Remove it: rows are loaded with psql, outside of the schema."_s;
    if (command == u"\\c" || command == u"\\connect")
        return u"Remove it: the database is chosen by the connection."_s;
    return u"Remove it."_s;
}

// What the splitter remembers of the statement it is in.
struct OpenStatement {
    qsizetype start = -1;
    qsizetype end = 0; // of the last lexeme that is not a comment
    std::array<QStringView, 4> words; // the first ones, for CREATE [OR REPLACE] FUNCTION|PROCEDURE|RULE
    qsizetype wordCount = 0;
    int parentheses = 0;
    int begins = 0;
    QStringView previousWord;
    bool copiesFromStdin = false;

    [[nodiscard]] bool isWord(qsizetype index, QStringView word) const
    {
        return wordCount > index && words[static_cast<std::size_t>(index)].compare(word, Qt::CaseInsensitive) == 0;
    }
    [[nodiscard]] bool creates(QStringView kind) const
    {
        return isWord(0, u"create")
            && (isWord(1, kind) || (isWord(1, u"or") && isWord(2, u"replace") && isWord(3, kind)));
    }
    void addWord(QStringView word)
    {
        if (wordCount < static_cast<qsizetype>(words.size()))
            words[static_cast<std::size_t>(wordCount)] = word;
        ++wordCount;
        const auto is = [word](QStringView other) { return word.compare(other, Qt::CaseInsensitive) == 0; };
        if (is(u"stdin") && isWord(0, u"copy") && previousWord.compare(u"from", Qt::CaseInsensitive) == 0)
            copiesFromStdin = true;
        previousWord = word;
        if (parentheses > 0 || !(creates(u"function") || creates(u"procedure")))
            return;
        if (is(u"begin") || (is(u"case") && begins > 0))
            ++begins;
        else if (is(u"end") && begins > 0)
            --begins;
    }
    [[nodiscard]] bool endsAtSemicolon() const
    {
        // Only rules have semicolons in parentheses; elsewhere a parenthesis was forgotten and the next statement is
        // fine.
        return begins == 0 && (parentheses == 0 || !creates(u"rule"));
    }
};

class Splitter
{
public:
    explicit Splitter(const QString &sql)
        : m_sql(sql)
        , m_lexer(sql)
    { }

    QList<ScriptPiece> run()
    {
        while (!m_lexer.atEnd())
            add(m_lexer.next());
        finishStatement();
        return m_pieces;
    }

private:
    void add(const Lexeme &lexeme);
    void addComment(const SourceRange &range);
    void addPunctuation(QChar c);
    void finishStatement();
    void skipMetaCommand(qsizetype start);
    [[nodiscard]] bool skipCopyData(const SourceRange &statement);
    [[nodiscard]] qsizetype lineEnd(qsizetype from) const;
    [[nodiscard]] qsizetype lineBreaks(qsizetype from, qsizetype to) const;
    void addError(const SourceRange &range, const QString &before, const QString &after = {}, const QString &hint = {});

    const QString &m_sql;
    Lexer m_lexer;
    OpenStatement m_open;
    SourceRange m_comment { -1, 0 };
    qsizetype m_previousLineEnd = -1; // where the line ends on which the statement before does
    QList<ScriptPiece> m_pieces;
};

void Splitter::add(const Lexeme &lexeme)
{
    if (lexeme.kind == LexemeKind::Whitespace)
        return;
    if (lexeme.kind == LexemeKind::Comment) {
        addComment(lexeme.range);
        return;
    }
    if (lexeme.kind == LexemeKind::Backslash) {
        skipMetaCommand(lexeme.range.start);
        return;
    }
    const QStringView text = QStringView(m_sql).mid(lexeme.range.start, lexeme.range.length);
    if (lexeme.kind == LexemeKind::Unterminated) {
        const SourceRange whole { m_open.start < 0 ? lexeme.range.start : m_open.start, 0 };
        m_open = {};
        addError(lexeme.range, unterminatedMessage(text));
        m_pieces.back().source.range = { whole.start, m_sql.size() - whole.start };
        m_pieces.back().source.text = m_sql.mid(whole.start);
        return;
    }
    if (text == u";" && m_open.endsAtSemicolon()) {
        if (lexeme.range.end() > m_previousLineEnd) // else it is the same line
            m_previousLineEnd = lineEnd(lexeme.range.end());
        finishStatement();
        return;
    }
    if (m_open.start < 0)
        m_open.start = lexeme.range.start;
    m_open.end = lexeme.range.end();
    if (lexeme.kind == LexemeKind::Word)
        m_open.addWord(text);
    else if (lexeme.kind == LexemeKind::Punctuation)
        addPunctuation(text.front());
}

void Splitter::addPunctuation(QChar c)
{
    if (c == u'(')
        ++m_open.parentheses;
    else if (c == u')' && m_open.parentheses > 0)
        --m_open.parentheses;
}

void Splitter::addComment(const SourceRange &range)
{
    if (m_open.start >= 0)
        return;
    // A comment on the line where the statement before ended speaks of that one.
    if (range.start <= m_previousLineEnd)
        return;
    const bool continues = m_comment.start >= 0 && lineBreaks(m_comment.end(), range.start) < 2;
    const qsizetype start = continues ? m_comment.start : range.start;
    m_comment = { start, range.end() - start };
}

void Splitter::finishStatement()
{
    const OpenStatement open = std::exchange(m_open, {});
    const SourceRange comment = std::exchange(m_comment, { -1, 0 });
    if (open.start < 0)
        return;
    const SourceRange range { open.start, open.end - open.start };
    if (open.copiesFromStdin && skipCopyData(range))
        return;
    ScriptPiece piece;
    piece.source.range = range;
    piece.source.text = m_sql.mid(range.start, range.length);
    if (comment.start >= 0 && lineBreaks(comment.end(), open.start) < 2)
        piece.source.leadingComment = m_sql.mid(comment.start, comment.length);
    m_pieces.append(piece);
}

void Splitter::skipMetaCommand(qsizetype start)
{
    const qsizetype end = lineEnd(start);
    const QStringView line = QStringView(m_sql).mid(start, end - start);
    const qsizetype blank = line.indexOf(u' ');
    const QStringView command = (blank < 0 ? line : line.left(blank)).trimmed();
    m_lexer.skipTo(end);
    // pg_dump writes these two since August 2025 (CVE-2025-8714); they do nothing to the schema.
    if (m_open.start < 0 && (command == u"\\restrict" || command == u"\\unrestrict"))
        return;
    m_open = {};
    m_comment = { -1, 0 };
    m_previousLineEnd = end;
    addError(
        { start, end - start }, u"psql command "_s + command.toString(), u" is not SQL"_s, metaCommandHint(command));
}

// docs: sql-copy, "Text Format": the rows end with a line that holds only \\. ; without it there are no rows here.
bool Splitter::skipCopyData(const SourceRange &statement)
{
    for (qsizetype position = lineEnd(statement.end()) + 1; position < m_sql.size(); position = lineEnd(position) + 1) {
        const qsizetype end = lineEnd(position);
        if (QStringView(m_sql).mid(position, end - position).trimmed() != u"\\.")
            continue;
        m_lexer.skipTo(end);
        m_previousLineEnd = end;
        addError(statement, u"COPY … FROM stdin"_s, u" has its rows in the script, which only psql can load"_s,
            u"Remove the statement and its rows up to \\. , or write the rows as INSERT statements."_s);
        return true;
    }
    return false;
}

qsizetype Splitter::lineEnd(qsizetype from) const
{
    const qsizetype end = m_sql.indexOf(u'\n', from);
    return end < 0 ? m_sql.size() : end;
}

qsizetype Splitter::lineBreaks(qsizetype from, qsizetype to) const
{
    return QStringView(m_sql).mid(from, std::max<qsizetype>(to - from, 0)).count(u'\n');
}

void Splitter::addError(const SourceRange &range, const QString &before, const QString &after, const QString &hint)
{
    ScriptPiece piece;
    piece.source.range = range;
    piece.source.text = m_sql.mid(range.start, range.length);
    piece.error = errorAt(m_sql, range, before, after, hint);
    m_pieces.append(piece);
}

TokenKind tokenKind(const Lexeme &lexeme, QStringView text)
{
    switch (lexeme.kind) {
    case LexemeKind::Whitespace:
        return TokenKind::Whitespace;
    case LexemeKind::Comment:
        return TokenKind::Comment;
    case LexemeKind::Word:
        return isKeyword(text) ? TokenKind::Keyword : TokenKind::Identifier;
    case LexemeKind::QuotedName:
    case LexemeKind::Parameter:
        return TokenKind::Identifier;
    case LexemeKind::Text:
        return TokenKind::Literal;
    case LexemeKind::Number:
        return TokenKind::Number;
    case LexemeKind::Operator:
        return TokenKind::Operator;
    case LexemeKind::Punctuation:
    case LexemeKind::Backslash:
    case LexemeKind::Unterminated:
        return TokenKind::Punctuation;
    }
    Q_UNREACHABLE();
}

} // namespace

QList<ScriptPiece> splitScript(const QString &sql)
{
    return Splitter(sql).run();
}

Result<QList<StatementSource>> splitStatements(const QString &sql)
{
    QList<StatementSource> statements;
    for (const ScriptPiece &piece : splitScript(sql)) {
        if (piece.error)
            return makeError(*piece.error);
        statements.append(piece.source);
    }
    return statements;
}

QList<Token> scanTokens(const QString &sql)
{
    QList<Token> tokens;
    Lexer lexer(sql);
    while (!lexer.atEnd()) {
        const Lexeme lexeme = lexer.next();
        if (lexeme.kind == LexemeKind::Unterminated) {
            // Only its first character: the rest may still be scanned while the user is typing.
            tokens.append({ { lexeme.range.start, 1 }, TokenKind::Punctuation });
            lexer.skipTo(lexeme.range.start + 1);
            continue;
        }
        const QStringView text = QStringView(sql).mid(lexeme.range.start, lexeme.range.length);
        tokens.append({ lexeme.range, tokenKind(lexeme, text) });
    }
    return tokens;
}

} // namespace schemawright::sql
