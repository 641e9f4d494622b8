// What a database has and a schema.prisma cannot say.
#pragma once

#include "model/schema/database.h"

namespace schemawright::sources {

/// "2 views, 1 trigger and 3 check constraints"; empty: nothing. Compared with a schema.prisma alone they seem to be
/// unwanted.
[[nodiscard]] QString unsayableInPrisma(const schema::Database &database);

} // namespace schemawright::sources
