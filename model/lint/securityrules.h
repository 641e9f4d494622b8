// Rules about row level security.
#pragma once

namespace schemawright::lint {

class RuleContext;

void checkEnableRlsWithoutPolicy(RuleContext &context);

} // namespace schemawright::lint
