// Rules about names that running code still uses.
#pragma once

namespace schemawright::lint {

class RuleContext;

void checkRenameTable(RuleContext &context);
void checkRenameColumn(RuleContext &context);
void checkRenameSchema(RuleContext &context);
void checkRenameOther(RuleContext &context);

} // namespace schemawright::lint
