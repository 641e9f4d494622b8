// @default: values, lists of values, functions.
#pragma once

#include "model/prisma/context.h"

namespace schemawright::prisma {

/// Reports what is wrong.
void readDefault(Context &context, const Attribute &attribute, ScalarField &field);

} // namespace schemawright::prisma
