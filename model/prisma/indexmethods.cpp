// Which index methods of PostgreSQL take which types and operator classes.
#include "model/prisma/indexreader.h"

#include <algorithm>
#include <array>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

/// What an operator class of BRIN, or of another method, is for. The native type "" is the usual one of the Prisma
/// type.
struct ClassFamily {
    QLatin1StringView base; ///< "Int4" of "Int4BloomOps"
    Scalar scalar;
    std::array<QLatin1StringView, 3> natives; ///< that it takes; "-": none
    bool takesPlain; ///< without a native type
    bool hasBloom;
    bool hasMulti;
};
constexpr auto none = "-"_L1;
constexpr std::array families {
    ClassFamily { "Bit"_L1, Scalar::String, { "Bit"_L1, none, none }, false, false, false },
    ClassFamily { "VarBit"_L1, Scalar::String, { "VarBit"_L1, none, none }, false, false, false },
    ClassFamily { "Bpchar"_L1, Scalar::String, { "Char"_L1, none, none }, false, true, false },
    ClassFamily { "Bytea"_L1, Scalar::Bytes, { "ByteA"_L1, none, none }, true, true, false },
    ClassFamily { "Date"_L1, Scalar::DateTime, { "Date"_L1, none, none }, false, true, true },
    ClassFamily { "Float4"_L1, Scalar::Float, { "Real"_L1, none, none }, false, true, true },
    ClassFamily { "Float8"_L1, Scalar::Float, { "DoublePrecision"_L1, none, none }, true, true, true },
    ClassFamily { "Inet"_L1, Scalar::String, { "Inet"_L1, none, none }, false, true, true },
    ClassFamily { "Int2"_L1, Scalar::Int, { "SmallInt"_L1, none, none }, false, true, true },
    ClassFamily { "Int4"_L1, Scalar::Int, { "Integer"_L1, none, none }, true, true, true },
    ClassFamily { "Int8"_L1, Scalar::BigInt, { "BigInt"_L1, none, none }, true, true, true },
    ClassFamily { "Numeric"_L1, Scalar::Decimal, { "Decimal"_L1, none, none }, true, true, true },
    ClassFamily { "Oid"_L1, Scalar::Int, { "Oid"_L1, none, none }, false, true, true },
    ClassFamily { "Text"_L1, Scalar::String, { "Text"_L1, "VarChar"_L1, none }, true, true, false },
    ClassFamily { "Timestamp"_L1, Scalar::DateTime, { "Timestamp"_L1, none, none }, true, true, true },
    ClassFamily { "TimestampTz"_L1, Scalar::DateTime, { "Timestamptz"_L1, none, none }, false, true, true },
    ClassFamily { "Time"_L1, Scalar::DateTime, { "Time"_L1, none, none }, false, true, true },
    ClassFamily { "TimeTz"_L1, Scalar::DateTime, { "Timetz"_L1, none, none }, false, true, true },
    ClassFamily { "Uuid"_L1, Scalar::String, { "Uuid"_L1, none, none }, false, true, true },
};

struct NamedClass {
    const ClassFamily *family = nullptr;
    QLatin1StringView suffix; ///< in SQL
};

/// A class of BRIN by its name.
std::optional<NamedClass> brinClass(QStringView name)
{
    struct Ending {
        QLatin1StringView name;
        QLatin1StringView sql;
    };
    static constexpr std::array endings {
        Ending { "MinMaxMultiOps"_L1, "_minmax_multi_ops"_L1 },
        Ending { "MinMaxOps"_L1, "_minmax_ops"_L1 },
        Ending { "BloomOps"_L1, "_bloom_ops"_L1 },
        Ending { "InclusionOps"_L1, "_inclusion_ops"_L1 },
    };
    for (const Ending &ending : endings) {
        if (!name.endsWith(ending.name))
            continue;
        const QStringView base = name.chopped(ending.name.size());
        for (const ClassFamily &family : families) {
            const bool exists = (ending.name != "BloomOps"_L1 || family.hasBloom)
                && (ending.name != "MinMaxMultiOps"_L1 || family.hasMulti)
                && (ending.name != "InclusionOps"_L1 || family.base == "Inet"_L1);
            if (base == family.base && exists)
                return NamedClass { &family, ending.sql };
        }
        return std::nullopt;
    }
    return std::nullopt;
}

QString nameOf(IndexMethod method)
{
    switch (method) {
    case IndexMethod::BTree:
        return u"BTree"_s;
    case IndexMethod::Hash:
        return u"Hash"_s;
    case IndexMethod::Gist:
        return u"Gist"_s;
    case IndexMethod::Gin:
        return u"Gin"_s;
    case IndexMethod::SpGist:
        return u"SpGist"_s;
    case IndexMethod::Brin:
        return u"Brin"_s;
    }
    Q_UNREACHABLE();
}

QString typeText(const ScalarField &field)
{
    QString type = field.kind == ColumnKind::Scalar ? nameOf(field.scalar) : u"an enum"_s;
    if (field.native)
        type = field.native->name;
    return field.arity == Arity::List ? type + u"[]"_s : type;
}

bool isString(const ScalarField &field)
{
    return field.kind == ColumnKind::Scalar && field.scalar == Scalar::String;
}

QString nativeOf(const ScalarField &field)
{
    return field.native ? field.native->name : QString();
}

/// Whether the method has an operator class for the column without being told.
bool hasDefaultClass(IndexMethod method, const ScalarField &field)
{
    const QString native = nativeOf(field);
    const bool isEnum = field.kind == ColumnKind::Enum;
    switch (method) {
    case IndexMethod::BTree:
    case IndexMethod::Hash:
        return true;
    case IndexMethod::Gist:
        return false;
    case IndexMethod::Gin:
        return field.arity == Arity::List || (!isEnum && field.scalar == Scalar::Json && native != "Json"_L1);
    case IndexMethod::SpGist:
        return isString(field)
            && (native.isEmpty() || QStringList { u"Text"_s, u"VarChar"_s, u"Char"_s, u"Inet"_s }.contains(native));
    case IndexMethod::Brin:
        return !isEnum && field.scalar != Scalar::Boolean && field.scalar != Scalar::Json
            && !QStringList { u"Citext"_s, u"Money"_s, u"Xml"_s }.contains(native);
    }
    Q_UNREACHABLE();
}

/// Why the named class does not suit; empty: it does.
bool suits(const QString &name, IndexMethod method, const ScalarField &field)
{
    const QString native = nativeOf(field);
    if (name == "ArrayOps"_L1)
        return method == IndexMethod::Gin && field.arity == Arity::List;
    if (field.kind != ColumnKind::Scalar)
        return false;
    if (name == "JsonbOps"_L1 || name == "JsonbPathOps"_L1)
        return method == IndexMethod::Gin && field.scalar == Scalar::Json && native != "Json"_L1;
    if (name == "InetOps"_L1)
        return (method == IndexMethod::Gist || method == IndexMethod::SpGist) && native == "Inet"_L1;
    if (name == "TextOps"_L1) {
        return method == IndexMethod::SpGist && isString(field)
            && (native.isEmpty() || QStringList { u"Text"_s, u"VarChar"_s, u"Char"_s }.contains(native));
    }
    const auto brin = brinClass(name);
    if (!brin || method != IndexMethod::Brin || brin->family->scalar != field.scalar)
        return false;
    const auto &natives = brin->family->natives;
    return native.isEmpty()
        ? brin->family->takesPlain
        : std::any_of(natives.begin(), natives.end(), [&native](QLatin1StringView known) { return native == known; });
}

void checkColumn(Context &context, const Model &model, const Index &index, const IndexColumn &column)
{
    const ScalarField &field = model.field(column.field);
    if (field.kind == ColumnKind::Unknown)
        return;
    const QString method = nameOf(index.method);
    if (nativeOf(field) == "Xml"_L1) {
        context.error(index.file, field.place.range,
            u"PostgreSQL cannot index columns of type xml: remove %1 from %2"_s.arg(field.name, index.label));
        return;
    }
    if (index.method == IndexMethod::Hash && column.sort != SortOrder::Unset)
        context.error(index.file, index.attribute, u"an index of type Hash has no sort order: remove `sort`"_s);
    if (!column.namedClass.isEmpty()) {
        if (!suits(column.namedClass, index.method, field))
            context.error(index.file, index.attribute,
                u"operator class %1 does not suit field %2 (%3) in an index of type %4: choose another class or type, or write ops: raw(\"…\")"_s
                    .arg(column.namedClass, field.name, typeText(field), method));
        return;
    }
    const bool isFree = !column.operatorClass.isNull() || field.kind == ColumnKind::Unsupported;
    if (!isFree && !hasDefaultClass(index.method, field)) {
        context.error(index.file, index.attribute,
            u"an index of type %1 has no operator class of its own for field %2 (%3): choose another type of index, or write ops: raw(\"…\")"_s
                .arg(method, field.name, typeText(field)));
    }
}

} // namespace

std::optional<QString> operatorClassInSql(const QString &name)
{
    struct Known {
        QLatin1StringView name;
        QLatin1StringView sql;
    };
    static constexpr std::array known {
        Known { "InetOps"_L1, "inet_ops"_L1 },
        Known { "JsonbOps"_L1, "jsonb_ops"_L1 },
        Known { "JsonbPathOps"_L1, "jsonb_path_ops"_L1 },
        Known { "ArrayOps"_L1, "array_ops"_L1 },
        Known { "TextOps"_L1, "text_ops"_L1 },
    };
    for (const Known &candidate : known) {
        if (name == candidate.name)
            return QString(candidate.sql);
    }
    if (const auto brin = brinClass(name))
        return QString(QString(brin->family->base).toLower() + brin->suffix);
    return std::nullopt;
}

void checkIndexMethod(Context &context, const Model &model, const Index &index)
{
    if (index.method == IndexMethod::SpGist && index.columns.size() > 1)
        context.error(
            index.file, index.attribute, u"an index of type SpGist has one column: make one index per column"_s);
    for (const IndexColumn &column : index.columns)
        checkColumn(context, model, index, column);
}

} // namespace schemawright::prisma
