// Two edits of one text put together.
#pragma once

#include <QString>

#include <optional>

namespace schemawright::diff {

/// `base` with the lines that `ours` and those that `theirs` changes; nullopt when the edits touch: they change the same lines,
/// or lines that stand side by side, differently; or when one of them has other line endings.
[[nodiscard]] std::optional<QString> mergeTexts(const QString &base, const QString &ours, const QString &theirs);

} // namespace schemawright::diff
