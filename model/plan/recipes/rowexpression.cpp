#include "model/plan/recipes/rowexpression.h"

#include "model/sql/lexer.h"

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using sql::Lexeme;
using sql::LexemeKind;

namespace {

QList<Lexeme> significant(const QString &text)
{
    QList<Lexeme> lexemes;
    for (sql::Lexer lexer(text); !lexer.atEnd();) {
        const Lexeme lexeme = lexer.next();
        if (lexeme.kind != LexemeKind::Whitespace && lexeme.kind != LexemeKind::Comment)
            lexemes.append(lexeme);
    }
    return lexemes;
}

QStringView textOf(const QString &text, const Lexeme &lexeme)
{
    return QStringView(text).mid(lexeme.range.start, lexeme.range.length);
}

/// Not a.name, x::name, CAST (x AS name), name(…), name.a, date '2026-01-01'.
bool standsForColumn(const QString &text, const QList<Lexeme> &lexemes, qsizetype i)
{
    if (i > 0) {
        const QStringView before = textOf(text, lexemes.at(i - 1));
        if (before == u"." || before.endsWith(u':') || before.compare(u"as", Qt::CaseInsensitive) == 0)
            return false;
    }
    if (i + 1 == lexemes.size())
        return true;
    const QStringView next = textOf(text, lexemes.at(i + 1));
    return next != u"(" && next != u"." && lexemes.at(i + 1).kind != LexemeKind::Text;
}

} // namespace

QString withColumnsReplaced(const QString &expression, const QMap<QString, QString> &columns)
{
    const QList<Lexeme> lexemes = significant(expression);
    QString result;
    qsizetype done = 0;
    for (qsizetype i = 0; i < lexemes.size(); ++i) {
        const Lexeme &lexeme = lexemes.at(i);
        if (lexeme.kind != LexemeKind::Word && lexeme.kind != LexemeKind::QuotedName)
            continue;
        const auto column = columns.constFind(sql::nameOf(textOf(expression, lexeme), lexeme.kind));
        if (column == columns.constEnd() || !standsForColumn(expression, lexemes, i))
            continue;
        result += expression.mid(done, lexeme.range.start - done) + *column;
        done = lexeme.range.end();
    }
    return result + expression.mid(done);
}

bool hasEquality(const QString &type)
{
    static const QStringList without { u"json"_s, u"xml"_s, u"point"_s, u"line"_s, u"lseg"_s, u"box"_s, u"path"_s,
        u"polygon"_s, u"circle"_s };
    return !without.contains(type.section(u'[', 0, 0));
}

QString distinctSql(const QString &left, const QString &right, const QString &type)
{
    return hasEquality(type) ? u"%1 IS DISTINCT FROM %2"_s.arg(left, right)
                             : u"(%1)::text IS DISTINCT FROM (%2)::text"_s.arg(left, right);
}

} // namespace schemawright::plan
