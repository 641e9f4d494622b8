// Reports of rules that have a place, a name and a sentence.
#pragma once

#include "model/lint/rulecontext.h"

namespace schemawright::lint {

[[nodiscard]] Report reportAt(const SourceRange &range, Hazard hazard, const QString &object, const QString &message);
/// At the index's name, or at the word INDEX of one that has none; the object is its table.
[[nodiscard]] Report reportAt(const sql::CreateIndex &index, Hazard hazard, const QString &message);

} // namespace schemawright::lint
