// What cannot be parsed cannot be checked.
#pragma once

namespace schemawright::lint {

class RuleContext;

void checkSyntax(RuleContext &context);

} // namespace schemawright::lint
