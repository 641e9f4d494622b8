// The condition of the UPDATE stays as it is, in parentheses; the range of keys is added to it. Rows are compared as
// rows, which a btree index over the key columns answers. docs: functions-comparisons, "Row Constructor Comparison".
#include "model/apply/backfillquery.h"

#include "model/sql/lexer.h"
#include "model/sql/parser.h"
#include "model/sql/sqlwriter.h"

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

struct Parts {
    QString head; ///< up to WHERE
    QString condition; ///< empty: there is none
    QString alias; ///< of the table; empty: its own name
};

struct Word {
    QString text; ///< lower case; names in quotes keep them
    SourceRange range;
    int depth = 0; ///< of parentheses
};

QList<Word> significantWords(const QString &text)
{
    QList<Word> words;
    int depth = 0;
    for (sql::Lexer lexer(text); !lexer.atEnd();) {
        const sql::Lexeme lexeme = lexer.next();
        if (lexeme.kind == sql::LexemeKind::Whitespace || lexeme.kind == sql::LexemeKind::Comment)
            continue;
        const QString word = text.mid(lexeme.range.start, lexeme.range.length);
        depth -= word == u")"_s || word == u"]"_s ? 1 : 0;
        words.append({ lexeme.kind == sql::LexemeKind::QuotedName ? word : word.toLower(), lexeme.range, depth });
        depth += word == u"("_s || word == u"["_s ? 1 : 0;
    }
    while (!words.isEmpty() && words.last().text == u";"_s)
        words.removeLast();
    return words;
}

/// UPDATE [ONLY] name [*] [[AS] alias] SET
QString aliasOf(const QList<Word> &words)
{
    for (qsizetype i = 2; i < words.size(); ++i) { // the first word after UPDATE is never SET: a table may be called so
        if (words.at(i).depth > 0 || words.at(i).text != u"set"_s)
            continue;
        const Word &last = words.at(i - 1);
        const Word &before = words.at(i - 2);
        const bool endsName = before.text == u"."_s || before.text == u"update"_s || before.text == u"only"_s
            || last.text == u"*"_s || last.text == u")"_s;
        return endsName ? QString() : last.text;
    }
    return {};
}

Result<Parts> partsOf(const QString &update)
{
    const QList<Word> words = significantWords(update);
    if (words.size() < 4 || words.first().text != u"update"_s)
        return makeError(ErrorKind::Input, u"a backfill in batches is one plain UPDATE, without WITH"_s);
    Parts parts;
    parts.alias = aliasOf(words);
    const qsizetype end = words.last().range.end();
    parts.head = update.left(end);
    for (const Word &word : words) {
        if (word.depth > 0)
            continue;
        if (word.text == u"returning"_s)
            return makeError(ErrorKind::Input, u"a backfill in batches has no RETURNING"_s);
        if (word.text == u"where"_s) {
            parts.head = update.left(word.range.start).trimmed();
            parts.condition = update.mid(word.range.end(), end - word.range.end()).trimmed();
        }
    }
    return parts;
}

QString row(const QStringList &values)
{
    return values.size() == 1 ? values.first() : QString(u'(' + values.join(u", ") + u')');
}

QString parameters(qsizetype first, qsizetype count)
{
    QStringList texts;
    for (qsizetype i = 0; i < count; ++i)
        texts.append(u"$%1"_s.arg(first + i));
    return row(texts);
}

Result<> checkTable(const QString &update, const QualifiedName &table)
{
    const QList<sql::ParsedStatement> parsed = sql::parseScript(update);
    const auto *const statement = parsed.size() == 1 ? std::get_if<sql::Update>(&parsed.first().statement) : nullptr;
    if (statement == nullptr)
        return makeError(ErrorKind::Input, u"a backfill in batches is one plain UPDATE"_s);
    if (statement->table.name.name == table.name && statement->table.name.schema == table.schema)
        return {};
    return makeError(ErrorKind::Input,
        u"the backfill comment names %1, its UPDATE changes %2"_s.arg(
            table.toText(), statement->table.name.toText()));
}

} // namespace

Result<BackfillQuery> makeBackfillQuery(const QString &update, const sql::BackfillDirective &directive)
{
    TRY(checkTable(update, directive.table));
    TRY_ASSIGN(const Parts parts, partsOf(update));
    const QString table = sql::quoteName(directive.table);
    const qsizetype count = directive.key.size();
    QStringList columns;
    QStringList qualified;
    QStringList texts;
    for (const QString &column : directive.key) {
        columns.append(sql::quoteIdentifier(column));
        qualified.append((parts.alias.isEmpty() ? table : parts.alias) + u'.' + columns.last());
        texts.append(u"batch."_s + columns.last() + u"::text");
    }
    const QString range = u"SELECT %1, batch.schemawright_rows FROM (SELECT %2, pg_catalog.row_number() OVER (ORDER BY %2)"
                          " AS schemawright_rows FROM %3%4 ORDER BY %2 LIMIT $%5::bigint) AS batch"
                          " ORDER BY batch.schemawright_rows DESC LIMIT 1"_s;
    const QString upToEnd = u" WHERE %1 <= %2"_s.arg(row(columns), parameters(1, count));
    const QString between = u" WHERE %1 > %2 AND %1 <= %3"_s.arg(
        row(columns), parameters(1, count), parameters(count + 1, count));
    const QString list = columns.join(u", ");
    BackfillQuery query;
    query.lastKey = u"SELECT %1 FROM (SELECT %2 FROM %3 ORDER BY %4 DESC LIMIT 1) AS batch"_s.arg(
        texts.join(u", "), list, table, columns.join(u" DESC, "));
    query.nextRange = range.arg(texts.join(u", "), list, table, between, QString::number(2 * count + 1));
    query.firstRange = range.arg(texts.join(u", "), list, table, upToEnd, QString::number(count + 1));
    const QString head
        = parts.head + u" WHERE "_s + (parts.condition.isEmpty() ? QString() : u'(' + parts.condition + u"\n) AND ");
    const QString key = row(qualified);
    query.updateFirst = head + key + u" <= "_s + parameters(1, count);
    query.updateRange = head + key + u" > "_s + parameters(1, count) + u" AND "_s + key + u" <= "_s
        + parameters(count + 1, count);
    return query;
}

} // namespace schemawright::apply
