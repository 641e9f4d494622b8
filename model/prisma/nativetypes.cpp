// The table of native types of PostgreSQL: the Prisma type that each belongs to, and its arguments.
#include "model/prisma/nativetypes.h"

#include "model/prisma/arguments.h"

#include <array>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

enum class NativeArguments { None, Length, BitLength, Precision, Decimal };
struct NativeInfo {
    QLatin1StringView name;
    Scalar scalar;
    NativeArguments arguments;
};

constexpr std::array natives {
    NativeInfo { "SmallInt"_L1, Scalar::Int, NativeArguments::None },
    NativeInfo { "Integer"_L1, Scalar::Int, NativeArguments::None },
    NativeInfo { "Oid"_L1, Scalar::Int, NativeArguments::None },
    NativeInfo { "BigInt"_L1, Scalar::BigInt, NativeArguments::None },
    NativeInfo { "Real"_L1, Scalar::Float, NativeArguments::None },
    NativeInfo { "DoublePrecision"_L1, Scalar::Float, NativeArguments::None },
    NativeInfo { "Decimal"_L1, Scalar::Decimal, NativeArguments::Decimal },
    NativeInfo { "Money"_L1, Scalar::Decimal, NativeArguments::None },
    NativeInfo { "Text"_L1, Scalar::String, NativeArguments::None },
    NativeInfo { "Citext"_L1, Scalar::String, NativeArguments::None },
    NativeInfo { "Inet"_L1, Scalar::String, NativeArguments::None },
    NativeInfo { "Uuid"_L1, Scalar::String, NativeArguments::None },
    NativeInfo { "Xml"_L1, Scalar::String, NativeArguments::None },
    NativeInfo { "VarChar"_L1, Scalar::String, NativeArguments::Length },
    NativeInfo { "Char"_L1, Scalar::String, NativeArguments::Length },
    NativeInfo { "Bit"_L1, Scalar::String, NativeArguments::BitLength },
    NativeInfo { "VarBit"_L1, Scalar::String, NativeArguments::BitLength },
    NativeInfo { "Boolean"_L1, Scalar::Boolean, NativeArguments::None },
    NativeInfo { "Timestamp"_L1, Scalar::DateTime, NativeArguments::Precision },
    NativeInfo { "Timestamptz"_L1, Scalar::DateTime, NativeArguments::Precision },
    NativeInfo { "Time"_L1, Scalar::DateTime, NativeArguments::Precision },
    NativeInfo { "Timetz"_L1, Scalar::DateTime, NativeArguments::Precision },
    NativeInfo { "Date"_L1, Scalar::DateTime, NativeArguments::None },
    NativeInfo { "Json"_L1, Scalar::Json, NativeArguments::None },
    NativeInfo { "JsonB"_L1, Scalar::Json, NativeArguments::None },
    NativeInfo { "ByteA"_L1, Scalar::Bytes, NativeArguments::None },
};

const NativeInfo *findNative(const QString &name)
{
    for (const NativeInfo &info : natives) {
        if (name == info.name)
            return &info;
    }
    return nullptr;
}

QString nativesOf(Scalar scalar, const QString &prefix)
{
    QStringList names;
    for (const NativeInfo &info : natives) {
        if (info.scalar == scalar)
            names << u'@' + prefix + u'.' + info.name;
    }
    return enumerate(names);
}

QString takes(NativeArguments arguments)
{
    switch (arguments) {
    case NativeArguments::None:
        return u"takes no argument"_s;
    case NativeArguments::Length:
        return u"takes one number, its length, or nothing"_s;
    case NativeArguments::BitLength:
        return u"takes one number from 1 on, its length, or nothing"_s;
    case NativeArguments::Precision:
        return u"takes one number from 0 to 6, the digits of its seconds, or nothing"_s;
    case NativeArguments::Decimal:
        return u"takes two numbers, its precision from 1 to 1000 and its scale up to the precision, or nothing"_s;
    }
    Q_UNREACHABLE();
}

/// The written numbers; nothing when one is none.
std::optional<QList<qlonglong>> numbersOf(const Attribute &attribute)
{
    QList<qlonglong> numbers;
    for (const Argument &argument : attribute.arguments) {
        bool isNumber = argument.name.isEmpty() && argument.value && argument.value->kind == ExpressionKind::Number;
        // PostgreSQL's engine reads them as 32-bit numbers.
        const qlonglong number = isNumber ? argument.value->value.toLongLong(&isNumber) : -1;
        if (!isNumber || number < 0 || number > 4'294'967'295)
            return std::nullopt;
        numbers << number;
    }
    return numbers;
}

bool areInRange(NativeArguments arguments, const QList<qlonglong> &numbers)
{
    switch (arguments) {
    case NativeArguments::None:
        return numbers.isEmpty();
    case NativeArguments::Length:
        return numbers.size() <= 1;
    case NativeArguments::BitLength:
        return numbers.isEmpty() || (numbers.size() == 1 && numbers.first() > 0);
    case NativeArguments::Precision:
        return numbers.isEmpty() || (numbers.size() == 1 && numbers.first() <= 6);
    case NativeArguments::Decimal:
        return numbers.isEmpty()
            || (numbers.size() == 2 && numbers.first() >= 1 && numbers.first() <= 1000
                && numbers.last() <= numbers.first());
    }
    Q_UNREACHABLE();
}

bool isPrefixRight(Context &context, int file, const Attribute &attribute, const QString &prefix)
{
    if (attribute.name.section(u'.', 0, 0) == prefix)
        return true;
    context.error(file, attribute.nameRange,
        u"native types start with the name of the datasource: write @%1.%2"_s.arg(
            prefix, attribute.name.section(u'.', 1)));
    return false;
}

} // namespace

void readNativeType(Context &context, const Attribute &attribute, ScalarField &field)
{
    const int file = field.place.file;
    const QString prefix = context.schema().datasource ? context.schema().datasource->name : u"db"_s;
    if (field.kind == ColumnKind::Unknown || !isPrefixRight(context, file, attribute, prefix))
        return;
    if (field.kind != ColumnKind::Scalar) {
        context.error(file, attribute.range,
            u"a field whose type is an enum or Unsupported has no native type: remove @%1"_s.arg(attribute.name));
        return;
    }
    const QString name = attribute.name.section(u'.', 1);
    const NativeInfo *info = findNative(name);
    if (!info || info->scalar != field.scalar) {
        context.error(file, attribute.range,
            u"%1 is no native type of %2: it may be %3"_s.arg(
                name.isEmpty() ? u"nothing"_s : name, nameOf(field.scalar), nativesOf(field.scalar, prefix)));
        return;
    }
    const auto numbers = numbersOf(attribute);
    if (attribute.hasTrailingComma || !numbers || !areInRange(info->arguments, *numbers)) {
        context.error(file, attribute.range, u"@%1 %2"_s.arg(attribute.name, takes(info->arguments)));
        return;
    }
    NativeType native { name, {} };
    for (const qlonglong number : *numbers)
        native.arguments << QString::number(number);
    field.native = native;
}

} // namespace schemawright::prisma
