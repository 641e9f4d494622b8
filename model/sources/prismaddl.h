// The DDL of a schema.prisma, equal to what Prisma Migrate writes from nothing to the schema.
#pragma once

#include "model/prisma/schema.h"

namespace schemawright::sources {

enum class PrismaStep { CreateSchema, CreateExtension, CreateEnum, CreateTable, CreateIndex, AddForeignKey };

struct PrismaStatement {
    PrismaStep step = PrismaStep::CreateTable;
    QString sql; ///< without the semicolon
    prisma::Place origin; ///< the block, field or attribute that it comes from
};

struct PrismaDdlOptions {
    QString standardSchema = QStringLiteral("public"); ///< where objects go that say no schema; they are not qualified
};

/// Views make nothing: Prisma Migrate does not know what they select.
[[nodiscard]] QList<PrismaStatement> prismaStatements(
    const prisma::Schema &schema, const PrismaDdlOptions &options = {});

/// As a file: every statement under a comment with its step.
[[nodiscard]] QString prismaScript(const QList<PrismaStatement> &statements);

} // namespace schemawright::sources
