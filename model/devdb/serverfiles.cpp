#include "model/devdb/serverfiles.h"

#include "model/sql/lexer.h"

namespace schemawright::devdb {

using namespace Qt::StringLiterals;
using sql::LexemeKind;

namespace {

/// What stands behind FROM or TO, outside of brackets: a program, a file, or STDIN and STDOUT.
std::optional<SourceRange> placeOfFile(const QString &statement)
{
    sql::Lexer lexer(statement);
    int depth = 0;
    bool isFirst = true;
    bool behindDirection = false;
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        const QStringView text = QStringView(statement).mid(lexeme.range.start, lexeme.range.length);
        if (lexeme.kind == LexemeKind::Whitespace || lexeme.kind == LexemeKind::Comment)
            continue;
        const auto is = [&](QStringView word) { return lexeme.kind == LexemeKind::Word && text.compare(word, Qt::CaseInsensitive) == 0; };
        if (std::exchange(isFirst, false) && !is(u"copy"))
            return std::nullopt;
        if (text == u"(")
            ++depth;
        else if (text == u")")
            --depth;
        if (behindDirection)
            return is(u"program") || lexeme.kind == LexemeKind::Text ? std::optional(lexeme.range) : std::nullopt;
        behindDirection = depth == 0 && (is(u"from") || is(u"to"));
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> reachesOutside(const QString &statement)
{
    const auto place = placeOfFile(statement);
    if (!place)
        return std::nullopt;
    const bool program = statement.at(place->start).isLetter() && statement.at(place->start).toLower() == u'p';
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.text = program ? u"COPY runs a program on the database server"_s : u"COPY reads or writes a file of the database server"_s;
    error.hint = u"Schemas and migrations are tried out on a development server, where neither is allowed. Copy from STDIN instead."_s;
    error.range = *place;
    return error;
}

} // namespace schemawright::devdb
