#include "model/sources/prismatypes.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

QString standardType(prisma::Scalar scalar)
{
    switch (scalar) {
    case prisma::Scalar::String:
        return u"TEXT"_s;
    case prisma::Scalar::Boolean:
        return u"BOOLEAN"_s;
    case prisma::Scalar::Int:
        return u"INTEGER"_s;
    case prisma::Scalar::BigInt:
        return u"BIGINT"_s;
    case prisma::Scalar::Float:
        return u"DOUBLE PRECISION"_s;
    case prisma::Scalar::Decimal:
        return u"DECIMAL(65,30)"_s;
    case prisma::Scalar::DateTime:
        return u"TIMESTAMP(3)"_s;
    case prisma::Scalar::Json:
        return u"JSONB"_s;
    case prisma::Scalar::Bytes:
        return u"BYTEA"_s;
    }
    Q_UNREACHABLE();
}

QString nativeType(const prisma::NativeType &native)
{
    const QString name = native.name == "DoublePrecision"_L1 ? u"DOUBLE PRECISION"_s : native.name.toUpper();
    return native.arguments.isEmpty() ? name : QString(name + u'(' + native.arguments.join(u',') + u')');
}

/// The types whose column fills itself from a sequence.
QString serialType(const QString &type)
{
    if (type == "SMALLINT"_L1)
        return u"SMALLSERIAL"_s;
    if (type == "INTEGER"_L1)
        return u"SERIAL"_s;
    return type == "BIGINT"_L1 ? u"BIGSERIAL"_s : type;
}

QString quotedText(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"''"_s) + u'\'';
}

} // namespace

QString prismaQuoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

QString prismaQualified(const QString &schema, const QString &name, const QString &standardSchema)
{
    if (schema.isEmpty() || schema == standardSchema)
        return prismaQuoted(name);
    return prismaQuoted(schema) + u'.' + prismaQuoted(name);
}

QString PrismaTypes::elementType(const prisma::ScalarField &field, bool asReference) const
{
    if (field.kind == prisma::ColumnKind::Unsupported)
        return field.unsupported;
    if (field.kind == prisma::ColumnKind::Enum) {
        const prisma::Enumeration &enumeration = m_schema.enums.at(static_cast<std::size_t>(field.enumeration));
        return prismaQualified(enumeration.schema, enumeration.type, m_standardSchema);
    }
    const QString type = field.native ? nativeType(*field.native) : standardType(field.scalar);
    const bool isSerial = field.standard.kind == prisma::DefaultKind::Autoincrement && !asReference;
    return isSerial ? serialType(type) : type;
}

QString PrismaTypes::typeOf(const prisma::ScalarField &field, bool asReference) const
{
    const QString type = elementType(field, asReference);
    return field.arity == prisma::Arity::List ? type + u"[]"_s : type;
}

QString PrismaTypes::literal(const prisma::ScalarField &field, const QString &value) const
{
    if (field.kind != prisma::ColumnKind::Scalar)
        return quotedText(value);
    switch (field.scalar) {
    case prisma::Scalar::Boolean:
    case prisma::Scalar::Int:
    case prisma::Scalar::BigInt:
    case prisma::Scalar::Float:
    case prisma::Scalar::Decimal:
        return value;
    case prisma::Scalar::String:
    case prisma::Scalar::DateTime:
    case prisma::Scalar::Json:
    case prisma::Scalar::Bytes:
        return quotedText(value);
    }
    Q_UNREACHABLE();
}

QString PrismaTypes::defaultOf(const prisma::ScalarField &field) const
{
    const prisma::Default &standard = field.standard;
    switch (standard.kind) {
    case prisma::DefaultKind::None:
    case prisma::DefaultKind::Autoincrement:
    case prisma::DefaultKind::OfDatabase:
    case prisma::DefaultKind::OfClient:
        return {};
    case prisma::DefaultKind::Now:
        return u"CURRENT_TIMESTAMP"_s;
    case prisma::DefaultKind::Expression:
        return standard.expression;
    case prisma::DefaultKind::Value:
        break;
    }
    QStringList values;
    for (const QString &value : standard.values)
        values << literal(field, value);
    if (!standard.isList)
        return values.join(QString());
    return u"ARRAY["_s + values.join(u", "_s) + u"]::"_s + typeOf(field);
}

} // namespace schemawright::sources
