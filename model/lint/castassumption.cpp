// Which values a new type refuses. Conditions where PostgreSQL's rule is plain arithmetic, so that they can be counted;
// otherwise the conversion itself is tried.
#include "model/lint/rowassumption.h"

#include "model/lint/rulecontext.h"
#include "model/lint/typechange.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

struct IntegerRange {
    QStringView type;
    QStringView lowest;
    QStringView highest;
    QStringView beyond; ///< the first number above
};
constexpr std::array integerRanges {
    IntegerRange { u"smallint", u"-32768", u"32767", u"32768" },
    IntegerRange { u"integer", u"-2147483648", u"2147483647", u"2147483648" },
    IntegerRange { u"bigint", u"-9223372036854775808", u"9223372036854775807", u"9223372036854775808" },
};

const IntegerRange *integerRange(const QString &type)
{
    for (const IntegerRange &range : integerRanges) {
        if (range.type == type)
            return &range;
    }
    return nullptr;
}

bool isCharacters(const QString &type)
{
    return type == u"text" || type == u"character varying" || type == u"character";
}

bool isNumber(const QString &type)
{
    return integerRange(type) || type == u"numeric" || type == u"real" || type == u"double precision";
}

/// Whole numbers: fractions are rounded first. NaN and Infinity are above all numbers, and refused.
QString integerCondition(const QString &column, const sql::TypeName &from, const IntegerRange &range)
{
    if (integerRange(from.name))
        return column + u" < "_s + range.lowest + u" OR "_s + column + u" > "_s + range.highest;
    const QString rounded = u"round("_s + column + u')';
    return rounded + u" < "_s + range.lowest + u" OR "_s + rounded + u" >= "_s + range.beyond;
}

/// numeric(precision, scale): rounded to the scale, and then below ten to the power of the digits before the point.
QString numericCondition(const QString &column, const sql::TypeName &to)
{
    const int scale = to.modifiers.value(1, 0);
    const int digits = to.modifiers.first() - scale;
    if (scale < 0 || digits < 0)
        return {};
    const QString limit = u'1' + QString(digits, u'0');
    return u"abs(round("_s + column + u"::numeric, "_s + QString::number(scale) + u")) >= "_s + limit + u" AND "_s
        + column + u"::numeric <> 'NaN'"_s;
}

/// Spaces at the end are cut without a word, anything else is an error. docs: datatype-character.
QString lengthCondition(const QString &column, const sql::TypeName &to)
{
    const QString limit = QString::number(to.modifiers.first());
    return u"length("_s + column + u"::text) > "_s + limit + u" AND rtrim(substr("_s + column + u"::text, "_s
        + QString::number(to.modifiers.first() + 1) + u"), ' ') <> ''"_s;
}

bool isPlainCopy(const sql::AlterColumnType &change)
{
    const QStringList columns = change.usingExpression ? change.usingExpression->columns : QStringList();
    return !change.usingExpression
        || (columns == QStringList { change.column.name }
            && change.usingExpression->volatility == sql::Volatility::Constant
            && !change.usingExpression->text.contains(QRegularExpression(u"[-+*/|(]"_s)));
}

/// Empty when the conversion has to be tried.
QString conditionOf(const sql::AlterColumnType &change, const sql::TypeName &from, int serverVersion)
{
    const QString column = sql::quoteIdentifier(change.column.name);
    const sql::TypeName &to = change.type;
    if (!isPlainCopy(change))
        return {};
    const IntegerRange *range = integerRange(to.name);
    if (range && isNumber(from.name))
        return integerCondition(column, from, *range);
    if (to.name == u"numeric" && !to.modifiers.isEmpty() && isNumber(from.name))
        return numericCondition(column, to);
    if (isCharacters(to.name) && isCharacters(from.name) && !to.modifiers.isEmpty() && !change.usingExpression)
        return lengthCondition(column, to);
    if (isCharacters(from.name) && !isCharacters(to.name) && serverVersion >= 160000)
        return u"NOT pg_input_is_valid("_s + column + u"::text, "_s + sql::quoteLiteral(to.toText()) + u')';
    return {};
}

} // namespace

QList<RowAssumption> castAssumptions(
    const sql::AlterColumnType &change, const TableKnowledge &table, const FileState &state)
{
    const TypeChange effect = typeChangeOf(change, table.name, state);
    const bool mayFail = effect.from && (effect.narrows || change.usingExpression);
    if (!mayFail || effect.from->array || change.type.array)
        return {};
    // An explicit cast cuts a text silently.
    if (isCharacters(change.type.name) && change.usingExpression && isPlainCopy(change))
        return {};
    RowAssumption cast = assumptionAbout(table, state);
    cast.kind = RowAssumption::Kind::Cast;
    cast.range = { change.column.range.start, change.type.range.end() - change.column.range.start };
    cast.subject = change.column.name;
    cast.question.expression = conditionOf(change, *effect.from, state.database().serverVersion);
    QString refusal = refusalOf(QStringList { change.column.name }, table);
    if (cast.question.expression.isEmpty()) {
        const QString value = change.usingExpression ? change.usingExpression->text : sql::quoteIdentifier(change.column.name);
        cast.question.kind = catalog::DataQuestion::Kind::Evaluation;
        cast.question.expression = u'(' + value + u")::"_s + change.type.toText();
        if (change.usingExpression && refusal.isEmpty())
            refusal = refusalOf(*change.usingExpression, table);
    }
    if (!change.type.schema.isEmpty())
        refusal = u"they would cast to "_s + change.type.toText() + u", a type of somebody"_s;
    if (table.state
        && (table.state->changedColumns.contains(change.column.name)
            || table.state->addedColumns.contains(change.column.name)))
        refusal = u"this file changes the column before"_s;
    if (cast.question.refusal.isEmpty())
        cast.question.refusal = refusal;
    return { cast };
}

RowVerdict castVerdict(const RuleContext &context, const sql::AlterColumnType &change)
{
    const SourceRange range { change.column.range.start, change.type.range.end() - change.column.range.start };
    return verdictOn(RowAssumption::Kind::Cast, range, context.parsed().statement, context.state());
}

} // namespace schemawright::lint
