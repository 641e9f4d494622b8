// A syntax tree as text, for comparing: operators as (op a b), everything else much as it is written.
#pragma once

#include "model/hcl/syntax.h"

namespace schemawright::testing {

[[nodiscard]] QString treeText(const hcl::Expression &expression);
[[nodiscard]] QString treeText(const hcl::Body &body);

} // namespace schemawright::testing
