// What blocks and lines have in common: keywords, names, documentation.
#pragma once

#include "model/prisma/cursor.h"
#include "model/prisma/syntax.h"

namespace schemawright::prisma {

/// What is wrong with the name of a block or member, which messages call `what`; empty when it is right.
[[nodiscard]] QString nameComplaint(const QString &name, const QString &what);

/// The keyword and the name of a line such as `model User {`: whether one starts at the cursor.
[[nodiscard]] std::optional<BlockKind> blockKindAt(const Cursor &cursor);

/// The text of a comment `/// …`, without the slashes and one blank.
[[nodiscard]] QString documentationText(QStringView comment);

} // namespace schemawright::prisma
