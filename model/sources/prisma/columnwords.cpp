#include "model/sources/prisma/columnwords.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

struct TypePair {
    QLatin1StringView postgres; ///< format_type without its numbers
    QLatin1StringView scalar;
    QLatin1StringView native; ///< empty: the scalar's own
};

// Native types as Prisma names them; the first column is src/backend/utils/adt/format_type.c.
constexpr std::array typePairs {
    TypePair { "smallint"_L1, "Int"_L1, "SmallInt"_L1 },
    TypePair { "integer"_L1, "Int"_L1, ""_L1 },
    TypePair { "oid"_L1, "Int"_L1, "Oid"_L1 },
    TypePair { "bigint"_L1, "BigInt"_L1, ""_L1 },
    TypePair { "real"_L1, "Float"_L1, "Real"_L1 },
    TypePair { "double precision"_L1, "Float"_L1, ""_L1 },
    TypePair { "numeric"_L1, "Decimal"_L1, "Decimal"_L1 },
    TypePair { "money"_L1, "Decimal"_L1, "Money"_L1 },
    TypePair { "text"_L1, "String"_L1, ""_L1 },
    TypePair { "citext"_L1, "String"_L1, "Citext"_L1 },
    TypePair { "inet"_L1, "String"_L1, "Inet"_L1 },
    TypePair { "uuid"_L1, "String"_L1, "Uuid"_L1 },
    TypePair { "xml"_L1, "String"_L1, "Xml"_L1 },
    TypePair { "character varying"_L1, "String"_L1, "VarChar"_L1 },
    TypePair { "character"_L1, "String"_L1, "Char"_L1 },
    TypePair { "bit"_L1, "String"_L1, "Bit"_L1 },
    TypePair { "bit varying"_L1, "String"_L1, "VarBit"_L1 },
    TypePair { "boolean"_L1, "Boolean"_L1, ""_L1 },
    TypePair { "timestamp without time zone"_L1, "DateTime"_L1, "Timestamp"_L1 },
    TypePair { "timestamp with time zone"_L1, "DateTime"_L1, "Timestamptz"_L1 },
    TypePair { "time without time zone"_L1, "DateTime"_L1, "Time"_L1 },
    TypePair { "time with time zone"_L1, "DateTime"_L1, "Timetz"_L1 },
    TypePair { "date"_L1, "DateTime"_L1, "Date"_L1 },
    TypePair { "json"_L1, "Json"_L1, "Json"_L1 },
    TypePair { "jsonb"_L1, "Json"_L1, ""_L1 },
    TypePair { "bytea"_L1, "Bytes"_L1, ""_L1 },
};

struct TypeText {
    QString base; ///< without numbers and []
    QString numbers; ///< "65,30"; empty: none
    bool isList = false;
};

TypeText cutType(QString type)
{
    TypeText cut;
    cut.isList = type.endsWith("[]"_L1);
    if (cut.isList)
        type.chop(2);
    static const QRegularExpression numbers(u"\\((\\d+(?:,\\d+)?)\\)"_s);
    const QRegularExpressionMatch match = numbers.match(type);
    cut.numbers = match.captured(1);
    cut.base = match.hasMatch() ? QString(type.left(match.capturedStart()) + type.mid(match.capturedEnd())) : type;
    return cut;
}

// "public.\"Role\"" → its parts.
QualifiedName nameOf(const QString &type)
{
    static const QRegularExpression name(u"^(\"(?:[^\"]|\"\")+\"|[^\".]+)\\.(\"(?:[^\"]|\"\")+\"|[^\".]+)$"_s);
    const QRegularExpressionMatch match = name.match(type);
    const auto bare = [](QString part) {
        return part.startsWith(u'"') ? part.mid(1, part.size() - 2).replace("\"\""_L1, "\""_L1) : part;
    };
    return { bare(match.captured(1)), bare(match.captured(2)) };
}

// The types that say no precision have one of their own in Prisma.
bool isStandard(const QString &base, const QString &numbers)
{
    return (base == "numeric"_L1 && numbers == "65,30"_L1)
        || (base == "timestamp without time zone"_L1 && numbers == "3"_L1);
}

} // namespace

QString prismaName(const QString &name)
{
    QString result;
    for (const QChar c : name)
        result += c.isLetterOrNumber() || c == u'_' ? c : QChar(u'_');
    while (!result.isEmpty() && !result.front().isLetter())
        result.remove(0, 1);
    return result.isEmpty() ? u"unnamed"_s : result;
}

QString prismaString(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            escaped += u'\\' + QString(c);
        else if (c == u'\n')
            escaped += u"\\n"_s;
        else if (c < u' ')
            escaped += u"\\u%1"_s.arg(static_cast<int>(c.unicode()), 4, 16, QChar(u'0'));
        else
            escaped += c;
    }
    return u'"' + escaped + u'"';
}

PrismaTypeWords typeWords(const QString &type, const PrismaFiles &files)
{
    const TypeText cut = cutType(type);
    const QualifiedName name = nameOf(cut.base);
    if (const prisma::Enumeration *const enumeration = files.findEnum(name))
        return { enumeration->name, cut.isList, {} };
    const QString base = name.name == "citext"_L1 ? name.name : cut.base;
    const auto pair = std::ranges::find(typePairs, base, [](const TypePair &one) { return QString(one.postgres); });
    if (pair == typePairs.end())
        return { u"Unsupported("_s + prismaString(cut.isList ? type.chopped(2) : type) + u')', cut.isList, {} };
    PrismaTypeWords words { pair->scalar, cut.isList, {} };
    const bool isOwn = pair->native.isEmpty() || isStandard(base, cut.numbers);
    if (!isOwn) {
        const QString numbers = QString(cut.numbers).replace(u","_s, u", "_s);
        words.native = u"@%1.%2"_s.arg(files.datasourceName(), pair->native);
        words.native += numbers.isEmpty() ? QString() : QString(u'(' + numbers + u')');
    }
    return words;
}

namespace {

// 'text'::type → text.
std::optional<QString> quotedValue(const QString &expression)
{
    static const QRegularExpression quoted(u"^'((?:[^']|'')*)'::[a-z\" .A-Z0-9_()]+$"_s);
    const QRegularExpressionMatch match = quoted.match(expression);
    return match.hasMatch() ? std::optional(match.captured(1).replace("''"_L1, "'"_L1)) : std::nullopt;
}

std::optional<QString> enumValue(const QString &expression, const QString &type, const PrismaFiles &files)
{
    const auto value = quotedValue(expression);
    const auto enumeration = std::ranges::find(files.schema().enums, type, &prisma::Enumeration::name);
    if (!value || enumeration == files.schema().enums.cend())
        return std::nullopt;
    const auto label = std::ranges::find(enumeration->labels, *value, &prisma::EnumLabel::label);
    return label == enumeration->labels.cend() ? std::nullopt : std::optional(label->name);
}

// As PostgreSQL writes back what Prisma writes; nullopt: only the expression itself will do.
std::optional<QString> plainValue(const schema::Column &column, const PrismaTypeWords &type, const PrismaFiles &files)
{
    const QString &expression = *column.defaultExpression;
    static const QRegularExpression number(u"^\\d+(\\.\\d+)?$"_s);
    static const QRegularExpression negative(u"^'(-\\d+)'::integer$"_s);
    if (type.isList)
        return std::nullopt;
    if (expression == "CURRENT_TIMESTAMP"_L1 && type.name == "DateTime"_L1)
        return u"now()"_s;
    if (type.name == "Boolean"_L1 && (expression == "true"_L1 || expression == "false"_L1))
        return expression;
    const bool isNumber = type.name == "Int"_L1 || type.name == "Float"_L1 || type.name == "Decimal"_L1 || type.name == "BigInt"_L1;
    if (isNumber && number.match(expression).hasMatch() && (type.name == "Float"_L1 || type.name == "Decimal"_L1 || !expression.contains(u'.')))
        return expression;
    if (type.name == "Int"_L1 && negative.match(expression).hasMatch())
        return negative.match(expression).captured(1);
    const auto text = quotedValue(expression);
    if (type.name == "String"_L1 && type.native.isEmpty() && text && expression.endsWith("::text"_L1))
        return prismaString(*text);
    if (type.name == "String"_L1 && text && expression.endsWith("::character varying"_L1))
        return prismaString(*text);
    return enumValue(expression, type.name, files);
}

} // namespace

QString defaultWords(
    const schema::Column &column, const PrismaTypeWords &type, bool isSerial, const PrismaFiles &files)
{
    if (isSerial)
        return u"@default(autoincrement())"_s;
    if (!column.defaultExpression)
        return {};
    const auto plain = plainValue(column, type, files);
    return u"@default("_s + plain.value_or(u"dbgenerated("_s + prismaString(*column.defaultExpression) + u')') + u')';
}

QString unsayable(const schema::Column &column)
{
    if (column.identity)
        return u"GENERATED AS IDENTITY"_s;
    if (column.generated)
        return u"a generated value"_s;
    if (!column.collation.isEmpty())
        return u"its collation"_s;
    if (!column.storage.isEmpty() || !column.compression.isEmpty() || column.statisticsTarget >= 0 || !column.options.isEmpty())
        return u"its storage and statistics"_s;
    return column.comment.isEmpty() ? QString() : u"its comment"_s;
}

} // namespace schemawright::sources
