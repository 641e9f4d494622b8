// What our writer says of an object before and after an edit, carried over to the block that the team has written.
#pragma once

#include "model/sources/hclwriteback/hclbodyeditor.h"
#include "model/sources/hclwriteback/hclvalueedit.h"

namespace schemawright::sources {

/// A block of a document.
struct HclBlockText {
    const hcl::Document *document = nullptr;
    const hcl::Block *block = nullptr;
};

/// Which parts of a block an edit is about.
enum class HclParts {
    All,
    Own, ///< without columns, constraints and indexes of tables and views: they are changes of their own
    Texts, ///< only values that are SQL and have `word` in them, part by part in their order: that name has changed
};

/// Blocks and values that one block becomes; or why it is to be edited by hand.
struct HclBlockEdit {
    QString text; ///< of what stands between the braces
    QString refusal; ///< with the place; empty: none
};
[[nodiscard]] HclBlockEdit editedBlock(
    const HclBlockText &own, const HclBlockText &before, const HclBlockText &after, HclParts parts, const QString &word = {});

/// A part of our writer's text as a new block in a body of the team's.
[[nodiscard]] QString newBlockText(const HclBlockText &written, const HclBodyEditor &editor);

} // namespace schemawright::sources
