// schema.prisma text to its syntax tree. What cannot be read is reported and skipped; everything else is there.
#pragma once

#include "model/prisma/syntax.h"

namespace schemawright::prisma {

/// `file` is what messages name.
[[nodiscard]] Document parseDocument(const QString &file, const QString &text);

} // namespace schemawright::prisma
