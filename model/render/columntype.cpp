// The tables of shared/specs/lint.md 1.3 (what rewrites) and of pg_cast (what casts without USING), for the server's
// own types as format_type writes them. What is not listed here is taken for the slow or the explicit case.
#include "model/render/columntype.h"

#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

namespace {

/// "character varying(20)[]" → base "character varying", modifiers {20}, array.
struct ParsedType {
    QString base;
    QList<int> modifiers;
    bool array = false;
};

ParsedType parse(QString type)
{
    ParsedType parsed;
    if (type.endsWith("[]"_L1)) {
        parsed.array = true;
        type.chop(2);
    }
    const qsizetype open = type.indexOf(u'(');
    const qsizetype close = type.indexOf(u')', open);
    if (open < 0 || close < 0 || type.startsWith(u'"')) {
        // "interval day to second" is an interval with a modifier.
        parsed.base = type.startsWith("interval "_L1) ? u"interval"_s : type;
        return parsed;
    }
    for (const QString &modifier : type.sliced(open + 1, close - open - 1).split(u','))
        parsed.modifiers.append(modifier.toInt());
    // "timestamp(3) with time zone": the modifier stands inside the name.
    parsed.base = type.first(open) + type.sliced(close + 1);
    return parsed;
}

bool isOneOf(const QString &base, std::initializer_list<QLatin1StringView> names)
{
    return std::ranges::any_of(names, [&base](QLatin1StringView name) { return base == name; });
}

bool isVarying(const QString &base)
{
    return isOneOf(base, { "text"_L1, "character varying"_L1 });
}

bool isString(const QString &base)
{
    return isVarying(base) || isOneOf(base, { "character"_L1, "name"_L1, "bpchar"_L1 });
}

bool isNumber(const QString &base)
{
    return isOneOf(base, { "smallint"_L1, "integer"_L1, "bigint"_L1, "numeric"_L1, "real"_L1, "double precision"_L1 });
}

bool isMoment(const QString &base)
{
    return isOneOf(base, { "date"_L1, "timestamp without time zone"_L1, "timestamp with time zone"_L1 });
}

bool isTime(const QString &base)
{
    return isOneOf(base, { "time without time zone"_L1, "time with time zone"_L1 });
}

bool isBuiltin(const QString &base)
{
    return isString(base) || isNumber(base) || isMoment(base) || isTime(base)
        || isOneOf(base,
            { "boolean"_L1, "bytea"_L1, "json"_L1, "jsonb"_L1, "uuid"_L1, "inet"_L1, "cidr"_L1, "macaddr"_L1,
                "macaddr8"_L1, "bit"_L1, "bit varying"_L1, "interval"_L1, "money"_L1, "xml"_L1, "oid"_L1, "tsvector"_L1,
                "tsquery"_L1, "point"_L1, "line"_L1, "lseg"_L1, "box"_L1, "path"_L1, "polygon"_L1, "circle"_L1,
                "int4range"_L1, "int8range"_L1, "numrange"_L1, "daterange"_L1, "tsrange"_L1, "tstzrange"_L1 });
}

/// Pairs that have an implicit or assignment cast: select castsource::regtype, casttarget::regtype from pg_cast where
/// castcontext in ('i', 'a'), and the I/O casts to string types (docs: sql-createcast, "Notes").
bool hasAssignmentCast(const QString &from, const QString &to)
{
    if (isString(to) || (isNumber(from) && isNumber(to)) || (isMoment(from) && isMoment(to)))
        return true;
    const auto pair
        = [&](QLatin1StringView a, QLatin1StringView b) { return (from == a && to == b) || (from == b && to == a); };
    if (pair("json"_L1, "jsonb"_L1) || pair("inet"_L1, "cidr"_L1) || pair("bit"_L1, "bit varying"_L1)
        || pair("integer"_L1, "oid"_L1) || pair("bigint"_L1, "oid"_L1) || pair("numeric"_L1, "money"_L1)
        || pair("macaddr"_L1, "macaddr8"_L1) || pair("time without time zone"_L1, "interval"_L1))
        return true;
    return isTime(to) && (isTime(from) || (isMoment(from) && from != u"date"));
}

/// select castsource::regtype, casttarget::regtype from pg_cast where castcontext = 'e', and casts to and from text,
/// which every type has.
bool hasExplicitCast(const QString &from, const QString &to)
{
    if (from == to || isString(from) || isString(to) || hasAssignmentCast(from, to))
        return true;
    const bool fromInteger = isOneOf(from, { "integer"_L1, "bigint"_L1 });
    const bool toInteger = isOneOf(to, { "integer"_L1, "bigint"_L1 });
    if ((from == u"integer" && to == u"boolean") || (from == u"boolean" && to == u"integer"))
        return true;
    if ((fromInteger && isOneOf(to, { "bit"_L1, "money"_L1 })) || (from == u"bit" && toInteger))
        return true;
    if (from == u"jsonb")
        return to == u"boolean" || isNumber(to);
    if (isOneOf(from, { "box"_L1, "circle"_L1, "polygon"_L1, "lseg"_L1, "path"_L1, "point"_L1 }))
        return (to == u"point" && from != u"path") || (to == u"lseg" && from == u"box") || (to == u"path" && from == u"polygon")
            || (to == u"box" && from != u"lseg" && from != u"path") || (to == u"circle" && isOneOf(from, { "box"_L1, "polygon"_L1 }))
            || (to == u"polygon" && isOneOf(from, { "box"_L1, "circle"_L1, "path"_L1 }));
    return false;
}

/// A length or precision that only grows; no modifier is the largest.
bool widens(const QList<int> &before, const QList<int> &after)
{
    if (after.isEmpty())
        return true;
    return !before.isEmpty() && before.constFirst() <= after.constFirst();
}

bool widensNumeric(const QList<int> &before, const QList<int> &after)
{
    const int scaleBefore = before.value(1, 0);
    return after.isEmpty() || (widens(before, after) && scaleBefore == after.value(1, 0));
}

/// Seconds keep at most six digits, which is what no modifier means.
bool widensPrecision(const QList<int> &before, const QList<int> &after)
{
    return after.value(0, 6) >= before.value(0, 6);
}

bool keepsHeapInOneType(const ParsedType &before, const ParsedType &after)
{
    if (isOneOf(before.base, { "character varying"_L1, "bit varying"_L1 }))
        return widens(before.modifiers, after.modifiers);
    if (before.base == u"numeric")
        return widensNumeric(before.modifiers, after.modifiers);
    if (isMoment(before.base) || isTime(before.base) || before.base == u"interval")
        return widensPrecision(before.modifiers, after.modifiers);
    return before.modifiers == after.modifiers;
}

bool keepsHeap(const ParsedType &before, const ParsedType &after)
{
    if (before.base == after.base)
        return keepsHeapInOneType(before, after);
    const auto changes = [&](QLatin1StringView from, QLatin1StringView to) {
        return before.base == from && after.base == to && after.modifiers.isEmpty();
    };
    return (isVarying(before.base) && isVarying(after.base) && after.modifiers.isEmpty())
        || changes("integer"_L1, "oid"_L1) || changes("oid"_L1, "integer"_L1) || changes("xml"_L1, "text"_L1)
        || changes("cidr"_L1, "inet"_L1) || changes("bit"_L1, "bit varying"_L1)
        || (before.base.endsWith("citext"_L1) && isVarying(after.base) && after.modifiers.isEmpty());
}

/// case add-column-default-*: what is known to be the same for all rows of one statement.
bool isVolatileDefault(const QString &expression)
{
    QString rest = expression;
    for (const auto &stable : { "now()"_L1, "transaction_timestamp()"_L1, "statement_timestamp()"_L1 })
        rest.remove(stable);
    // Literals can hold anything, and a cast to a type with modifiers looks like a call.
    bool quoted = false;
    for (qsizetype i = 0; i < rest.size(); ++i) {
        if (rest.at(i) == u'\'')
            quoted = !quoted;
        if (quoted || rest.at(i) != u'(' || i == 0 || !(rest.at(i - 1).isLetterOrNumber() || rest.at(i - 1) == u'"'))
            continue;
        const bool modifier = i + 1 < rest.size() && rest.at(i + 1).isDigit() && rest.contains("::"_L1);
        if (!modifier)
            return true;
    }
    return false;
}

bool isConstrainedDomain(const QString &type, const schema::Database &database)
{
    return std::ranges::any_of(database.domains, [&type](const schema::Domain &domain) {
        const bool conditions = domain.notNull || !domain.constraints.isEmpty();
        return conditions && sql::quoteName(domain.name) == type;
    });
}

} // namespace

bool needsUsing(const QString &before, const QString &after)
{
    const ParsedType from = parse(before);
    const ParsedType to = parse(after);
    if (from.base == to.base && from.array == to.array)
        return false;
    if (from.array != to.array)
        return to.array || !isString(to.base);
    if (!from.array && isString(to.base))
        return false;
    return !isBuiltin(from.base) || !isBuiltin(to.base) || !hasAssignmentCast(from.base, to.base);
}

bool isOwnType(QString type, const schema::Database &database)
{
    if (type.endsWith("[]"_L1))
        type.chop(2);
    const auto isIt = [&type](const auto &own) { return sql::quoteName(own.name) == type; };
    const auto isRange = [&](const schema::OtherObject &other) { return other.label == u"range type" && isIt(other); };
    return std::ranges::any_of(database.enums, isIt) || std::ranges::any_of(database.composites, isIt)
        || std::ranges::any_of(database.others, isRange);
}

QString usingExpression(const QString &column, const QString &before, const QString &after, bool fromOwn)
{
    if (!needsUsing(before, after))
        return QString();
    const ParsedType from = parse(before);
    const ParsedType to = parse(after);
    // There is no cast between two enums, or from a number to one: every type goes through its text form. What an
    // extension's type can be cast to is not known.
    const bool isKnown = fromOwn || isBuiltin(from.base) || !isBuiltin(to.base);
    const bool hasText = (isString(from.base) && (!from.array || to.array)) || (isString(to.base) && (!to.array || from.array));
    const bool hasCast = from.array == to.array && isBuiltin(from.base) && isBuiltin(to.base) && hasExplicitCast(from.base, to.base);
    const bool byText = isKnown && !hasText && !hasCast;
    const bool byTexts = byText && from.array && to.array;
    return sql::quoteIdentifier(column) + (byTexts ? u"::text[]::"_s : byText ? u"::text::"_s : u"::"_s) + after;
}

// Operator families across types (integer_ops, float_ops, datetime_ops, text_ops), else an implicit cast to the type of the
// referenced column: select castsource::regtype, casttarget::regtype from pg_cast where castcontext = 'i'.
bool canReference(const QString &type, const QString &referenced)
{
    const ParsedType from = parse(type);
    const ParsedType to = parse(referenced);
    if (from.array != to.array)
        return false;
    if (from.base == to.base)
        return true;
    if (from.array)
        return isVarying(from.base) && isVarying(to.base);
    const auto isInteger = [](const QString &base) { return isOneOf(base, { "smallint"_L1, "integer"_L1, "bigint"_L1 }); };
    const auto isFloat = [](const QString &base) { return isOneOf(base, { "real"_L1, "double precision"_L1 }); };
    if ((isString(from.base) && isString(to.base)) || (isMoment(from.base) && isMoment(to.base))
        || (isInteger(from.base) && isInteger(to.base)) || (isFloat(from.base) && isFloat(to.base)))
        return true;
    return isNumber(from.base) && isNumber(to.base) && (isFloat(to.base) || (isInteger(from.base) && to.base == u"numeric"));
}

Work addColumnWork(const schema::Column &column, const schema::Database &database)
{
    if (column.generated)
        return column.generated->stored ? Work::Rewrite : Work::Instant;
    if (column.identity || isConstrainedDomain(column.type, database))
        return Work::Rewrite;
    return column.defaultExpression && isVolatileDefault(*column.defaultExpression) ? Work::Rewrite : Work::Instant;
}

Work typeChangeWork(const QString &before, const QString &after)
{
    if (before == after)
        return Work::Instant;
    const ParsedType from = parse(before);
    const ParsedType to = parse(after);
    // Arrays do not get the shortcuts of their elements (case type-varchar-array-widen).
    if (from.array || to.array)
        return Work::Rewrite;
    // The heap stays, but another operator class means other indexes (case type-varchar-to-citext-indexed).
    if (isVarying(from.base) && to.base.endsWith("citext"_L1))
        return Work::IndexBuild;
    return keepsHeap(from, to) ? Work::Instant : Work::Rewrite;
}

} // namespace schemawright::render
