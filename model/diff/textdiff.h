// Two texts line by line: the rows that side-by-side panes show, with the words that differ inside paired lines.
#pragma once

#include "model/base/sourcerange.h"

#include <QList>
#include <QString>

namespace schemawright::diff {

enum class TextRowKind { Equal, Changed, Added, Removed };

struct TextDiffRow {
    TextRowKind kind = TextRowKind::Equal;
    int leftLine = -1; ///< 0-based; -1: the left side has no such line (filler)
    int rightLine = -1;
    QList<SourceRange> leftMarks {}; ///< what differs, relative to the start of the line; only in Changed rows
    QList<SourceRange> rightMarks {};
    friend bool operator==(const TextDiffRow &, const TextDiffRow &) = default;
};

/// A run of rows that are not Equal.
struct TextDiffHunk {
    int firstRow = 0;
    int rowCount = 0;
    friend bool operator==(const TextDiffHunk &, const TextDiffHunk &) = default;
};

/// Bounds on the work; the result says when one was reached.
struct TextDiffLimits {
    qint64 lineSteps = 60'000'000; ///< steps of the line comparison
    int wordLines = 20'000; ///< changed lines that are cut into words
    qint64 wordSteps = 30'000'000; ///< comparisons of one word with another
};

struct TextDiff {
    QList<TextDiffRow> rows;
    QList<TextDiffHunk> hunks;
    bool wordMarksSkipped = false; ///< too many changed lines: some were neither paired nor marked
    bool coarse = false; ///< the texts differ too much: some lines that both have may be shown as removed and added
    bool lineEndingsDiffer = false; ///< "\n" here, "\r\n" there; rows do not show it
    bool finalNewlineDiffers = false;
    friend bool operator==(const TextDiff &, const TextDiff &) = default;
};

/// Lines end at "\n" or "\r\n"; a text that ends with one has no empty last line. Equal lines are equal to the last
/// blank. Same input, same rows.
[[nodiscard]] TextDiff diffTexts(const QString &left, const QString &right, const TextDiffLimits &limits = {});

/// Where each line is, without its line ending. Empty for an empty text.
[[nodiscard]] QList<SourceRange> lineRanges(QStringView text);

} // namespace schemawright::diff
