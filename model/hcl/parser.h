// HCL text to its syntax tree: the language as far as Atlas's files use it, which is all of its native syntax.
#pragma once

#include "model/hcl/syntax.h"

namespace schemawright::hcl {

/// Never fails: what cannot be read is skipped to the end of its line or block, and told among the problems. In linear time.
[[nodiscard]] Document parse(const QString &text, const QString &file = {});

/// One expression and nothing behind it, as in `parse`.
struct ParsedExpression {
    Expression expression;
    QList<Problem> problems;
};
[[nodiscard]] ParsedExpression parseExpression(const QString &text);

/// What was read, from the tokens: always the text itself.
[[nodiscard]] QString toText(const Document &document);

} // namespace schemawright::hcl
