// Two edits of one text put together.
#pragma once

#include <QString>

#include <optional>

namespace schemawright::diff {

/// `base` with the lines that `ours` and those that `theirs` changes; nullopt when the edits touch: they change the same lines,
/// or lines that stand side by side, differently; or when one of them has other line endings.
[[nodiscard]] std::optional<QString> mergeTexts(const QString &base, const QString &ours, const QString &theirs);

/// Whose lines stand where edits touch.
enum class Keep { Ours, Theirs };

/// The same, with the lines of one of them where the edits touch; the whole text of that one when line endings differ.
[[nodiscard]] QString mergeTextsKeeping(Keep kept, const QString &base, const QString &ours, const QString &theirs);

} // namespace schemawright::diff
