// Which lines of two texts belong together: the inner step of diffTexts, on lines numbered so that equal lines are equal.
#pragma once

#include <QList>
#include <QStringView>

#include <vector>

namespace schemawright::diff {

struct LineMatching {
    std::vector<int> rightOfLeft; ///< per left line its partner, ascending; -1: none
    bool coarse = false; ///< the step limit was reached
};

/// Unique common lines first (patience), then Myers' O(ND) difference in linear space between them.
/// Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
[[nodiscard]] LineMatching matchLines(
    const std::vector<QStringView> &left, const std::vector<QStringView> &right, qint64 stepLimit);

} // namespace schemawright::diff
