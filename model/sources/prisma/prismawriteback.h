// Edits of the window back into schema.prisma, with the smallest change of text. What the language cannot say is named.
// It is only proposed: the caller turns the edited files into DDL, runs that, and compares.
#pragma once

#include "model/diff/change.h"
#include "model/sources/prisma/schemafiles.h"

namespace schemawright::sources {

struct PrismaWriteBack {
    QList<PrismaFile> files; ///< all of them, edited where needed
    QStringList changedFiles;
    QList<diff::Change> left; ///< what schema.prisma cannot say, or no model is about
    QStringList notWritten; ///< the same in words: "create policy public.users.own: schema.prisma cannot say it"
};

/// `changes` lead from what the files yield to `after`, which a server has read. `standardSchema`: of objects without
/// @@schema.
[[nodiscard]] PrismaWriteBack writeBackPrisma(const QList<PrismaFile> &files, const schema::Database &before,
    const schema::Database &after, const QList<diff::Change> &changes, const QString &standardSchema = QStringLiteral("public"));

} // namespace schemawright::sources
