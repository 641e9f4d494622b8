// Rules about data that is gone afterwards.
#pragma once

namespace schemawright::lint {

class RuleContext;

void checkDropTable(RuleContext &context);
void checkDropColumn(RuleContext &context);
void checkDropSchema(RuleContext &context);
void checkTruncate(RuleContext &context);
void checkUpdateWithoutWhere(RuleContext &context);
void checkDeleteWithoutWhere(RuleContext &context);

} // namespace schemawright::lint
