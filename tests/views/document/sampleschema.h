// The conversations schema of an AI product, built in code: what view tests and demo programs show.
#pragma once

#include "model/schema/database.h"

namespace schemawright::testing {

[[nodiscard]] schema::Column makeColumn(const QString &name, const QString &type, bool notNull = false);

/// tenants, conversations (vector column, row security with a policy, btree index, trigger), messages (foreign key,
/// enum), a view, a function, a sequence, the extension vector.
[[nodiscard]] schema::Database sampleDatabase();

/// `tables` tables of `columns` columns named t00000…: for measuring.
[[nodiscard]] schema::Database largeDatabase(int tables, int columns);

} // namespace schemawright::testing
