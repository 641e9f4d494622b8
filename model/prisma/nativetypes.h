// Native types: which type of PostgreSQL a column has, where it is not the usual one of its Prisma type.
#pragma once

#include "model/prisma/context.h"

namespace schemawright::prisma {

/// Reads `@db.VarChar(20)` of a column; reports what is wrong.
void readNativeType(Context &context, const Attribute &attribute, ScalarField &field);

} // namespace schemawright::prisma
