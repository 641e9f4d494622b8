// Arithmetic, comparison and logic of values.
#pragma once

#include "model/hcl/value.h"

namespace schemawright::hcl {

/// && and || have both sides here; what they may leave out is the caller's. Errors: Input, without a place.
[[nodiscard]] Result<Value> applyOperator(const QString &symbol, const Value &left, const Value &right);

} // namespace schemawright::hcl
