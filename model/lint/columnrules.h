// Rules about adding columns and making them NOT NULL.
#pragma once

namespace schemawright::lint {

class RuleContext;

void checkAddRequiredColumn(RuleContext &context);
void checkAddColumnUnique(RuleContext &context);
void checkAddColumnWithCheck(RuleContext &context);
void checkAddColumnWithForeignKey(RuleContext &context);
void checkSetNotNull(RuleContext &context);
void checkVolatileDefault(RuleContext &context);
void checkAddSerial(RuleContext &context);
void checkAddIdentity(RuleContext &context);
void checkAddGeneratedStored(RuleContext &context);

} // namespace schemawright::lint
