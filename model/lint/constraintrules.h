// Rules about constraints that read the whole table while others wait.
#pragma once

namespace schemawright::lint {

class RuleContext;

void checkAddForeignKey(RuleContext &context);
void checkAddCheck(RuleContext &context);
void checkAddUnique(RuleContext &context);
void checkAddPrimaryKey(RuleContext &context);
void checkValidateInSameTransaction(RuleContext &context);

} // namespace schemawright::lint
