// The SQL of one schema.prisma, for tests of what becomes of edits.
#pragma once

#include <QString>

namespace schemawright::testing {

/// As Prisma Migrate would write it; empty when the text has errors.
[[nodiscard]] QString prismaScriptOf(const QString &text);

} // namespace schemawright::testing
