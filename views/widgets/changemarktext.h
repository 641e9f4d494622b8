// A change mark as sign and word: never told by colour alone.
#pragma once

#include "views/document/changemarks.h"

namespace schemawright::widgets {

[[nodiscard]] QString markSign(document::Mark mark); ///< "+", "−", "~"; empty for None
[[nodiscard]] QString markWord(document::Mark mark); ///< translated: "added", "dropped"…; empty for None

/// "added", or "changed: type: integer → bigint": for tool tips and screen readers; empty when there is no change.
[[nodiscard]] QString markSentence(document::Mark mark, const diff::Change *change);

} // namespace schemawright::widgets
