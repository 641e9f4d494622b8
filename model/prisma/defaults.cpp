#include "model/prisma/defaults.h"

#include "model/prisma/arguments.h"
#include "model/prisma/literals.h"

#include <algorithm>
#include <array>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

class DefaultReader
{
public:
    DefaultReader(Context &context, ScalarField &field)
        : m_context(context)
        , m_field(field)
        , m_file(field.place.file)
    { }
    void read(const Expression &value);

private:
    void readFunction(const Expression &function);
    void readDatabaseExpression(const Expression &function);
    void readClientFunction(const Expression &function);
    void readList(const Expression &list);
    [[nodiscard]] bool readValue(const Expression &value);
    [[nodiscard]] bool readEnumValue(const Expression &value);
    [[nodiscard]] std::optional<QString> literal(const Expression &value) const;
    [[nodiscard]] std::optional<QString> textLiteral(const QString &text) const;
    [[nodiscard]] QString expected() const;
    [[nodiscard]] bool allows(std::initializer_list<Scalar> scalars, const Expression &function);
    void error(const Expression &value, const QString &text) { m_context.error(m_file, value.range, text); }

    Context &m_context;
    ScalarField &m_field;
    int m_file;
};

/// How a default of the field is written.
QString DefaultReader::expected() const
{
    if (m_field.kind == ColumnKind::Enum)
        return u"the name of one of its values, without quotes"_s;
    switch (m_field.scalar) {
    case Scalar::String:
        return u"a text in double quotes"_s;
    case Scalar::Boolean:
        return u"true or false"_s;
    case Scalar::Int:
    case Scalar::BigInt:
        return u"a whole number of at most 64 bits"_s;
    case Scalar::Float:
        return u"a number such as 1.5"_s;
    case Scalar::Decimal:
        return u"a number such as 1.5, or \"1.5\""_s;
    case Scalar::DateTime:
        return u"now(), or a time with its offset such as \"2020-01-02T03:04:05Z\""_s;
    case Scalar::Json:
        return u"JSON in a text, such as \"{\\\"a\\\": 1}\""_s;
    case Scalar::Bytes:
        return u"bytes in base 64 with their padding, such as \"aGk=\""_s;
    }
    Q_UNREACHABLE();
}

std::optional<QString> DefaultReader::textLiteral(const QString &text) const
{
    switch (m_field.scalar) {
    case Scalar::String:
        return text;
    case Scalar::Decimal:
        return decimalLiteral(text);
    case Scalar::DateTime:
        return timeLiteral(text);
    case Scalar::Json:
        return isJson(text) ? std::optional(text) : std::nullopt;
    case Scalar::Bytes:
        return bytesLiteral(text);
    case Scalar::Boolean:
    case Scalar::Int:
    case Scalar::BigInt:
    case Scalar::Float:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::optional<QString> DefaultReader::literal(const Expression &value) const
{
    if (value.kind == ExpressionKind::Text)
        return textLiteral(value.value);
    const bool isWhole = m_field.scalar == Scalar::Int || m_field.scalar == Scalar::BigInt;
    const bool isNumeric = m_field.scalar == Scalar::Float || m_field.scalar == Scalar::Decimal;
    if (value.kind == ExpressionKind::Number && isWhole)
        return integerLiteral(value.value);
    if (value.kind == ExpressionKind::Number && isNumeric)
        return decimalLiteral(value.value);
    const bool isTruth = value.value == "true"_L1 || value.value == "false"_L1;
    if (value.kind == ExpressionKind::Constant && m_field.scalar == Scalar::Boolean && isTruth)
        return value.value;
    return std::nullopt;
}

bool DefaultReader::readEnumValue(const Expression &value)
{
    const Enumeration &enumeration = m_context.schema().enums.at(static_cast<std::size_t>(m_field.enumeration));
    QStringList names;
    for (const EnumLabel &label : enumeration.labels) {
        if (value.kind == ExpressionKind::Constant && label.name == value.value) {
            m_field.standard.values << label.label;
            return true;
        }
        names << label.name;
    }
    error(value,
        u"the default of %1 must be a value of enum %2, without quotes: %3"_s.arg(
            m_field.name, enumeration.name, enumerate(names.mid(0, 12))));
    return false;
}

bool DefaultReader::readValue(const Expression &value)
{
    if (m_field.kind == ColumnKind::Enum)
        return readEnumValue(value);
    if (const auto text = literal(value)) {
        m_field.standard.values << *text;
        return true;
    }
    const QString written = m_context.textOf(m_file, value.range).left(60);
    error(
        value, u"%1 is no default for a field of type %2: write %3"_s.arg(written, nameOf(m_field.scalar), expected()));
    return false;
}

void DefaultReader::readList(const Expression &list)
{
    if (m_field.arity != Arity::List) {
        error(list, u"a field that is no list has one default value: remove the brackets, or make it a list with []"_s);
        return;
    }
    m_field.standard.isList = true;
    bool isRight = true;
    for (const Argument &item : list.parts)
        isRight = readValue(*item.value) && isRight;
    if (isRight)
        m_field.standard.kind = DefaultKind::Value;
}

void DefaultReader::read(const Expression &value)
{
    const bool isExpression = value.kind == ExpressionKind::Function && value.value == "dbgenerated"_L1;
    if (m_field.kind == ColumnKind::Unsupported && !isExpression) {
        error(
            value, u"a field of an unsupported type has only defaults of the database: @default(dbgenerated(\"…\"))"_s);
        return;
    }
    if (value.kind == ExpressionKind::Function) {
        readFunction(value);
        return;
    }
    if (value.kind == ExpressionKind::Array) {
        readList(value);
        return;
    }
    if (m_field.arity == Arity::List) {
        error(value,
            u"the default of a list is a list: write [%1]"_s.arg(m_context.textOf(m_file, value.range).left(60)));
        return;
    }
    if (readValue(value))
        m_field.standard.kind = DefaultKind::Value;
}

bool DefaultReader::allows(std::initializer_list<Scalar> scalars, const Expression &function)
{
    const bool isAllowed = m_field.kind == ColumnKind::Scalar
        && std::find(scalars.begin(), scalars.end(), m_field.scalar) != scalars.end();
    if (isAllowed)
        return true;
    QStringList names;
    for (const Scalar scalar : scalars)
        names << nameOf(scalar);
    error(function, u"%1() is for fields of type %2"_s.arg(function.value, names.join(u" or "_s)));
    return false;
}

void DefaultReader::readFunction(const Expression &function)
{
    if (function.hasTrailingComma)
        error(function, u"the arguments of %1() end without a comma: remove it"_s.arg(function.value));
    if (function.value == "dbgenerated"_L1) {
        readDatabaseExpression(function);
    } else if (function.value == "now"_L1 || function.value == "autoincrement"_L1) {
        const bool isNow = function.value == "now"_L1;
        if (!function.parts.empty())
            error(function, u"%1() takes no argument"_s.arg(function.value));
        else if (isNow ? allows({ Scalar::DateTime }, function) : allows({ Scalar::Int, Scalar::BigInt }, function))
            m_field.standard.kind = isNow ? DefaultKind::Now : DefaultKind::Autoincrement;
    } else {
        readClientFunction(function);
    }
}

void DefaultReader::readDatabaseExpression(const Expression &function)
{
    if (function.parts.empty()) {
        m_field.standard.kind = DefaultKind::OfDatabase;
        return;
    }
    const std::optional<Expression> &text = function.parts.front().value;
    const bool isText = function.parts.size() == 1 && text && text->kind == ExpressionKind::Text;
    if (!isText || text->value.isEmpty()) {
        error(function,
            u"dbgenerated takes nothing, or one expression of SQL as a text that is not empty: dbgenerated(\"gen_random_uuid()\")"_s);
        return;
    }
    m_field.standard.kind = DefaultKind::Expression;
    m_field.standard.expression = text->value;
}

void DefaultReader::readClientFunction(const Expression &function)
{
    struct ClientFunction {
        QLatin1StringView name;
        int least; ///< of its argument; 0: it takes none
        int most;
        QLatin1StringView takes;
    };
    static constexpr std::array known {
        ClientFunction { "uuid"_L1, 4, 7, "nothing, 4 or 7"_L1 },
        ClientFunction { "cuid"_L1, 1, 2, "nothing, 1 or 2"_L1 },
        ClientFunction { "ulid"_L1, 0, 0, "no argument"_L1 },
        ClientFunction { "nanoid"_L1, 2, 255, "nothing or a length from 2 to 255"_L1 },
    };
    const auto found = std::find_if(known.begin(), known.end(),
        [&function](const ClientFunction &candidate) { return function.value == candidate.name; });
    if (found == known.end()) {
        error(function,
            function.value == "auto"_L1
                ? u"auto() is for MongoDB: for PostgreSQL write autoincrement()"_s
                : u"there is no function %1(): a default may be autoincrement(), now(), uuid(), cuid(), ulid(), nanoid() or dbgenerated(\"…\")"_s
                      .arg(function.value));
        return;
    }
    bool isRight = function.parts.empty();
    if (function.parts.size() == 1 && function.parts.front().value) {
        const int number = function.parts.front().value->value.toInt(&isRight);
        const bool isUuid = found->name == "uuid"_L1;
        isRight = isRight && number >= found->least && number <= found->most && found->most > 0
            && (!isUuid || number == 4 || number == 7);
    }
    if (!isRight)
        error(function, u"%1() takes %2"_s.arg(found->name, found->takes));
    else if (allows({ Scalar::String }, function))
        m_field.standard.kind = DefaultKind::OfClient;
}

} // namespace

void readDefault(Context &context, const Attribute &attribute, ScalarField &field)
{
    Arguments arguments(context, field.place.file, attribute, u"@default"_s, "value"_L1);
    const Expression *value = arguments.require("value"_L1, u"@default(…)"_s);
    if (arguments.find("map"_L1))
        arguments.error(attribute.range, u"defaults have no names in PostgreSQL: remove map"_s);
    arguments.reportOthers(u"a value"_s);
    if (value && field.kind != ColumnKind::Unknown)
        DefaultReader(context, field).read(*value);
}

} // namespace schemawright::prisma
