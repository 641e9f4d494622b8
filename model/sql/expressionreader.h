#pragma once

#include "model/sql/nodes.h"

namespace schemawright::sql {

/// `range` is the expression in the script; the tree is searched for functions and columns.
[[nodiscard]] Expression expressionOf(const Node *node, const SourceRange &range, const StatementText &text);

/// All calls in it, in the order of the text's tree.
[[nodiscard]] QList<FunctionCall> callsOf(const Node *node, const StatementText &text);

/// WHERE true, WHERE 1 = 1: conditions that every row meets.
[[nodiscard]] bool isAlwaysTrue(const Node *node);

} // namespace schemawright::sql
