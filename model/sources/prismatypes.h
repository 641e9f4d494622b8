// Types and defaults of columns of a schema.prisma, in the words that Prisma Migrate uses.
#pragma once

#include "model/prisma/schema.h"

namespace schemawright::sources {

/// Always quoted; Prisma forgets to double the quotes in a name, which we do not.
[[nodiscard]] QString prismaQuoted(const QString &name);
/// "\"schema\".\"name\"", or only the name when the schema is `standardSchema` or empty.
[[nodiscard]] QString prismaQualified(const QString &schema, const QString &name, const QString &standardSchema);

class PrismaTypes
{
public:
    /// The schema outlives it.
    PrismaTypes(const prisma::Schema &schema, const QString &standardSchema)
        : m_schema(schema)
        , m_standardSchema(standardSchema)
    { }
    /// "VARCHAR(20)[]". With `asReference` a column that refers to this one: INTEGER, not SERIAL.
    [[nodiscard]] QString typeOf(const prisma::ScalarField &field, bool asReference = false) const;
    /// What stands behind DEFAULT; empty: none.
    [[nodiscard]] QString defaultOf(const prisma::ScalarField &field) const;

private:
    [[nodiscard]] QString elementType(const prisma::ScalarField &field, bool asReference) const;
    [[nodiscard]] QString literal(const prisma::ScalarField &field, const QString &value) const;
    const prisma::Schema &m_schema;
    QString m_standardSchema;
};

} // namespace schemawright::sources
