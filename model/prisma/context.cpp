#include "model/prisma/context.h"

#include <array>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

struct ScalarName {
    Scalar scalar;
    QLatin1StringView name;
};
constexpr std::array scalarNames {
    ScalarName { Scalar::String, "String"_L1 },
    ScalarName { Scalar::Boolean, "Boolean"_L1 },
    ScalarName { Scalar::Int, "Int"_L1 },
    ScalarName { Scalar::BigInt, "BigInt"_L1 },
    ScalarName { Scalar::Float, "Float"_L1 },
    ScalarName { Scalar::Decimal, "Decimal"_L1 },
    ScalarName { Scalar::DateTime, "DateTime"_L1 },
    ScalarName { Scalar::Json, "Json"_L1 },
    ScalarName { Scalar::Bytes, "Bytes"_L1 },
};

} // namespace

const Index *Model::primaryKey() const
{
    for (const Index &index : indexes) {
        if (index.kind == IndexKind::PrimaryKey)
            return &index;
    }
    return nullptr;
}

const Block &Context::blockOf(const Place &place) const
{
    return m_documents.at(static_cast<std::size_t>(place.file)).blocks.at(static_cast<std::size_t>(place.block));
}

const Field &Context::fieldOf(const Place &place) const
{
    return blockOf(place).fields.at(static_cast<std::size_t>(place.member));
}

QString Context::textOf(int file, const SourceRange &range) const
{
    return m_documents.at(static_cast<std::size_t>(file)).text.mid(range.start, range.length);
}

void Context::error(int file, const SourceRange &range, const QString &text)
{
    m_schema.problems.append({ Severity::Error, file, range, text });
}

void Context::warning(int file, const SourceRange &range, const QString &text)
{
    m_schema.problems.append({ Severity::Warning, file, range, text });
}

QString enumerate(const QStringList &names)
{
    if (names.size() < 2)
        return names.join(QString());
    return names.mid(0, names.size() - 1).join(u", "_s) + u" and "_s + names.last();
}

std::optional<Scalar> scalarNamed(const QString &name)
{
    for (const ScalarName &known : scalarNames) {
        if (name == known.name)
            return known.scalar;
    }
    return std::nullopt;
}

QString nameOf(Scalar scalar)
{
    for (const ScalarName &known : scalarNames) {
        if (known.scalar == scalar)
            return known.name;
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::prisma
