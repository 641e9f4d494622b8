// Every expression within an expression: what references a block, what is computed of variables.
#pragma once

#include "model/hcl/syntax.h"

#include <functional>

namespace schemawright::hcl {

/// The expression itself and all within it, outer ones first. Depth is bounded by the parser.
void forEachExpression(const Expression &expression, const std::function<void(const Expression &)> &visit);

/// Those of all attributes of the body and of the blocks within it.
void forEachExpression(const Body &body, const std::function<void(const Expression &)> &visit);

} // namespace schemawright::hcl
