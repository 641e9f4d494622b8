// A column as PostgreSQL has it, in the words of schema.prisma.
#pragma once

#include "model/base/result.h"
#include "model/schema/table.h"
#include "model/sources/prisma/schemafiles.h"

namespace schemawright::sources {

/// A name that Prisma accepts for a model, field or value, as near to PostgreSQL's as can be.
[[nodiscard]] QString prismaName(const QString &name);
[[nodiscard]] QString prismaString(const QString &text); ///< with quotes and escapes

struct PrismaTypeWords {
    QString name; ///< "Int", "Role", "Unsupported(\"vector(3)\")"
    bool isList = false;
    QString native; ///< "@db.VarChar(20)"; empty: it is the usual one
    [[nodiscard]] QString text(bool isRequired) const
    {
        return name + (isList ? QLatin1StringView("[]") : isRequired ? QLatin1StringView() : QLatin1StringView("?"));
    }
    friend bool operator==(const PrismaTypeWords &, const PrismaTypeWords &) = default;
};

/// `type`: format_type with its schema.
[[nodiscard]] PrismaTypeWords typeWords(const QString &type, const PrismaFiles &files);

/// "@default(…)"; empty: it has none. `isSerial`: its sequence is its own.
[[nodiscard]] QString defaultWords(
    const schema::Column &column, const PrismaTypeWords &type, bool isSerial, const PrismaFiles &files);

/// What of the column schema.prisma cannot say; empty: nothing.
[[nodiscard]] QString unsayable(const schema::Column &column);

} // namespace schemawright::sources
