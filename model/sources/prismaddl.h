// The DDL of a schema.prisma, equal to what Prisma Migrate writes from nothing to the schema.
#pragma once

#include "model/prisma/schema.h"

namespace schemawright::sources {

enum class PrismaStep { CreateSchema, CreateExtension, CreateEnum, CreateTable, CreateIndex, AddForeignKey };

/// A part of a statement that comes from a field or attribute of its own.
struct PrismaPart {
    SourceRange range; ///< of the statement's text
    prisma::Place origin;
};

struct PrismaStatement {
    PrismaStep step = PrismaStep::CreateTable;
    QString sql; ///< without the semicolon
    prisma::Place origin; ///< the block, field or attribute that it comes from
    std::vector<PrismaPart> parts;
};

struct PrismaDdlOptions {
    QString standardSchema = QStringLiteral("public"); ///< where objects go that say no schema; they are not qualified
};

/// Views make nothing: Prisma Migrate does not know what they select.
[[nodiscard]] QList<PrismaStatement> prismaStatements(
    const prisma::Schema &schema, const PrismaDdlOptions &options = {});

/// The statement under a comment with its step, with its semicolon and a line end.
[[nodiscard]] QString prismaStepText(const PrismaStatement &statement);
/// As a file: every statement so, a blank line between them.
[[nodiscard]] QString prismaScript(const QList<PrismaStatement> &statements);

} // namespace schemawright::sources
