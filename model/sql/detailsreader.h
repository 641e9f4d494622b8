#pragma once

#include "model/sql/nodes.h"

namespace schemawright::sql {

[[nodiscard]] Opaque opaqueOf(const Node *node, const StatementText &text);

} // namespace schemawright::sql
