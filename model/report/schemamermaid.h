// A schema as a Mermaid entity-relationship diagram: `schema inspect --format mermaid`.
#pragma once

#include "model/schema/database.h"

namespace schemawright::report {

/// "erDiagram" with every table, its columns and the foreign keys between them. docs: mermaid.js.org, "Entity
/// Relationship Diagrams". Names are quoted or cut to the characters that Mermaid's grammar has.
[[nodiscard]] QString schemaMermaid(const schema::Database &database);

} // namespace schemawright::report
