// Atlas has a scanner of its own; PostgreSQL's scanner decides here where a statement ends, because that is what the
// server will do. The two agree but for nested comments and text after the last semicolon, which Atlas counts as a
// statement.
#include "model/migrations/migrationstatements.h"

#include "model/sql/splitter.h"

#include <QCryptographicHash>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// The offset behind a comment that starts at `offset`, or `offset` itself when none does.
qsizetype skipComment(QStringView text, qsizetype offset)
{
    const QStringView rest = text.mid(offset);
    if (rest.startsWith("--"_L1)) {
        const qsizetype end = text.indexOf(u'\n', offset);
        return end < 0 ? text.size() : end + 1;
    }
    if (rest.startsWith("/*"_L1)) {
        const qsizetype end = text.indexOf("*/"_L1, offset + 2);
        return end < 0 ? text.size() : end + 2;
    }
    return offset;
}

qsizetype skipBlank(QStringView text, qsizetype offset)
{
    while (offset < text.size()) {
        if (text[offset].isSpace()) {
            ++offset;
            continue;
        }
        const qsizetype next = skipComment(text, offset);
        if (next == offset)
            break;
        offset = next;
    }
    return offset;
}

/// From the statement's first character to its semicolon, comments between the two included; to the end of the file
/// when there is no semicolon.
SourceRange atlasRange(const QString &text, const SourceRange &statement)
{
    const qsizetype next = skipBlank(text, statement.end());
    if (next < text.size() && text[next] == u';')
        return { statement.start, next + 1 - statement.start };
    const QStringView rest = QStringView(text).mid(statement.start);
    return { statement.start, QStringView(rest).trimmed().size() };
}

/// Delimiters inside quotes, comments and parentheses do not count.
QList<SourceRange> cutAtDelimiter(const QString &text, qsizetype start, const QString &delimiter)
{
    QList<SourceRange> pieces;
    int depth = 0;
    qsizetype pieceStart = start;
    const auto take = [&](qsizetype end, qsizetype next) {
        pieces << SourceRange { pieceStart, end - pieceStart };
        pieceStart = next;
    };
    for (const sql::Token &token : sql::scanTokens(text)) {
        for (qsizetype i = std::max(token.range.start, pieceStart); i < token.range.end(); ++i) {
            if (depth == 0 && QStringView(text).mid(i).startsWith(delimiter)) {
                take(i, i + delimiter.size());
                i += delimiter.size() - 1;
                continue;
            }
            if (token.kind == sql::TokenKind::Literal || token.kind == sql::TokenKind::Comment)
                break; // the delimiter may start a token, not hide in one
            depth += text[i] == u'(' ? 1 : text[i] == u')' ? -1 : 0;
        }
    }
    take(text.size(), text.size());
    return pieces;
}

QList<MigrationStatement> splitAtDelimiter(const MigrationFile &file)
{
    QList<MigrationStatement> statements;
    const qsizetype firstLineEnd = file.text.indexOf(u'\n');
    if (firstLineEnd < 0)
        return statements;
    const LineBreaks lines(file.text);
    for (const SourceRange &piece : cutAtDelimiter(file.text, firstLineEnd + 1, file.delimiter)) {
        const qsizetype start = std::min(skipBlank(file.text, piece.start), piece.end());
        const QString statement = file.text.mid(start, piece.end() - start).trimmed();
        if (statement.isEmpty())
            continue;
        MigrationStatement entry;
        entry.range = { start, statement.size() };
        entry.text = statement;
        entry.leadingComment = file.text.mid(piece.start, start - piece.start).trimmed();
        entry.line = lines.at(start).line;
        statements << entry;
    }
    return statements;
}

} // namespace

Result<QList<MigrationStatement>> splitMigration(const MigrationFile &file)
{
    if (!file.delimiter.isEmpty())
        return splitAtDelimiter(file);
    auto sources = sql::splitStatements(file.text);
    if (!sources) {
        Error error = sources.error();
        error.file = file.fileName;
        return makeError(std::move(error));
    }
    QList<MigrationStatement> statements;
    const LineBreaks lines(file.text);
    for (const sql::StatementSource &source : *sources) {
        MigrationStatement statement;
        statement.range = atlasRange(file.text, source.range);
        statement.text = file.text.mid(statement.range.start, statement.range.length);
        statement.leadingComment = source.leadingComment;
        statement.line = lines.at(statement.range.start).line;
        statements << statement;
    }
    return statements;
}

QStringList partialHashes(const QList<MigrationStatement> &statements)
{
    QStringList hashes;
    QCryptographicHash running(QCryptographicHash::Sha256);
    for (const MigrationStatement &statement : statements) {
        running.addData(statement.text.toUtf8());
        hashes << "h1:"_L1 + QString::fromLatin1(running.result().toBase64());
    }
    return hashes;
}

} // namespace schemawright::migrations
