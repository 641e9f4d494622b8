// The relations that statements name, for the batch of facts that rules ask about.
#pragma once

#include "model/catalog/tablefacts.h"
#include "model/sql/parser.h"

namespace schemawright::workflow {

/// Tables, indexes and views as written, without duplicates; names without a schema stay so.
[[nodiscard]] QList<QualifiedName> namedRelations(const QList<sql::ParsedStatement> &statements);

/// Types of columns and routines of defaults, as written: some may be PostgreSQL's own.
[[nodiscard]] catalog::NamedCode namedCode(const QList<sql::ParsedStatement> &statements);

/// That ALTER DOMAIN names, as written.
[[nodiscard]] QList<QualifiedName> changedDomains(const QList<sql::ParsedStatement> &statements);

} // namespace schemawright::workflow
