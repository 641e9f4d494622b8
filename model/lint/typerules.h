// Rules about ALTER COLUMN … TYPE.
#pragma once

namespace schemawright::lint {

class RuleContext;

void checkTypeRewrite(RuleContext &context);
void checkTypeMetadataOnly(RuleContext &context);
void checkTypeRebuildsIndex(RuleContext &context);
void checkNarrowType(RuleContext &context);

} // namespace schemawright::lint
