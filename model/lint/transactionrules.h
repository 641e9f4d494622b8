// Rules about what a transaction holds while it goes on.
#pragma once

namespace schemawright::lint {

class RuleContext;

void checkConcurrentlyInTransaction(RuleContext &context);
void checkStatementAfterAccessExclusive(RuleContext &context);
void checkWideLockWindow(RuleContext &context);
void checkBackfillInDdlTransaction(RuleContext &context);

} // namespace schemawright::lint
