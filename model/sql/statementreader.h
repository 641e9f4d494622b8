#pragma once

#include "model/sql/nodes.h"

namespace schemawright::sql {

[[nodiscard]] Statement statementOf(const Node *node, const StatementText &text);

} // namespace schemawright::sql
