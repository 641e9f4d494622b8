// A renamed table, column, enum, value, key or index in schema.prisma: under @map only that changes, else the identifier with
// every reference to it. Names that Prisma derives of it, and that stay in the database, are written down with `map:`.
#pragma once

#include "model/diff/schemadiff.h"
#include "model/sources/prisma/schemafiles.h"

#include <optional>

namespace schemawright::sources {

struct PrismaRename {
    QList<PrismaFile> files; ///< all of them, edited where needed
    QString refusal; ///< why it must be done by hand; empty: it is done
};

/// nullopt: nothing in the files is this object. `before` has the former name.
[[nodiscard]] std::optional<PrismaRename> renameInPrisma(const QList<PrismaFile> &files, const schema::Database &before,
    const diff::Rename &rename, const QString &standardSchema = QStringLiteral("public"));

} // namespace schemawright::sources
