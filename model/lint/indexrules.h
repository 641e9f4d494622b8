// Rules about building and dropping indexes.
#pragma once

namespace schemawright::lint {

class RuleContext;

void checkCreateIndex(RuleContext &context);
void checkCreateIndexPartitioned(RuleContext &context);
void checkDropIndex(RuleContext &context);
void checkReindex(RuleContext &context);

} // namespace schemawright::lint
