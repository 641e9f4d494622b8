// The relations that statements name, for the batch of facts that rules ask about.
#pragma once

#include "model/sql/parser.h"

namespace schemawright::workflow {

/// Tables, indexes and views as written, without duplicates; names without a schema stay so.
[[nodiscard]] QList<QualifiedName> namedRelations(const QList<sql::ParsedStatement> &statements);

} // namespace schemawright::workflow
