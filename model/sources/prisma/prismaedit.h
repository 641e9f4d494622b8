// What the writers of the kinds share: one file each, and the sentence why an edit is not written.
#pragma once

#include "model/diff/change.h"
#include "model/sources/prisma/columnwords.h"
#include "model/sources/prisma/schemafiles.h"

namespace schemawright::sources {

struct PrismaEdit {
    PrismaFiles &files;
    const schema::Database &before;
    const schema::Database &after;
};

/// Each writes one change into the blocks. They answer nothing, or why not: "schema.prisma has no collations".
[[nodiscard]] QString writePrismaColumn(const PrismaEdit &edit, const diff::Change &change);
[[nodiscard]] QString writePrismaPrimaryKey(const PrismaEdit &edit, const diff::Change &change);
[[nodiscard]] QString writePrismaIndex(const PrismaEdit &edit, const diff::Change &change);
[[nodiscard]] QString writePrismaForeignKey(const PrismaEdit &edit, const diff::Change &change);
[[nodiscard]] QString writePrismaTable(const PrismaEdit &edit, const diff::Change &change);
[[nodiscard]] QString writePrismaEnum(const PrismaEdit &edit, const diff::Change &change);

/// The field of a column, without the keys that it is in. `taken`: names of other fields.
struct PrismaFieldWords {
    MemberWords words;
    QString problem; ///< what cannot be said; empty: nothing
};
[[nodiscard]] PrismaFieldWords fieldWords(
    const schema::Column &column, const QualifiedName &table, const PrismaEdit &edit, const QStringList &taken);
[[nodiscard]] bool isSerial(const schema::Column &column, const QualifiedName &table, const schema::Database &database);

/// "[a, b(sort: Desc)], map: \"x\"" in the parentheses of an index; `problem` as above.
struct PrismaIndexWords {
    QString attribute; ///< "@@index([a])", "@unique"
    QString field; ///< whose attribute it is; empty: the block's
    QString problem;
};
using FieldNames = QHash<QString, QString>; ///< column → field
[[nodiscard]] FieldNames fieldNames(const prisma::Model &model);
[[nodiscard]] PrismaIndexWords indexWords(const schema::Index &index, const QString &table, const FieldNames &fields);
[[nodiscard]] PrismaIndexWords primaryKeyWords(
    const schema::Constraint &constraint, const QString &table, const FieldNames &fields);

/// A relation that has become optional or required with its columns says its action again where the default is another.
void refreshRelations(const PrismaEdit &edit, const QualifiedName &table, const QString &column);

/// A name that no other has: "user", "user2".
[[nodiscard]] QString freeName(const QString &name, const QStringList &taken);

} // namespace schemawright::sources
