// One row of a pane: what the pane paints beside, under and after the text of one block.
#pragma once

#include "model/base/sourcerange.h"
#include "model/lint/finding.h"

#include <QList>
#include <QString>

#include <vector>

namespace schemawright::textpane {

enum class Side { Left, Right };

enum class RowKind {
    Text, ///< a line of the source
    Filler, ///< the other side has a line here; hatched, empty, not copied
    Fold, ///< "··· 42 unchanged lines ···"; expands and collapses
    Note, ///< a sentence between lines that is not part of the source
};

enum class RowTint { None, Added, Removed };

/// What one transaction runs, drawn as a bracket in the gutter.
enum class Bracket { None, Single, Begin, Middle, End, Outside };

struct PaneRow {
    RowKind kind = RowKind::Text;
    RowTint tint = RowTint::None;
    Bracket bracket = Bracket::None;
    Side side = Side::Left; ///< whose highlighting `line` indexes
    char16_t sign = u' '; ///< '+', '−' or '~' in the gutter: the tint is never alone
    int number = 0; ///< 1-based line number in the gutter; 0: none
    int secondNumber = 0; ///< unified panes only: the number on the right side
    int line = -1; ///< 0-based line of the source; -1 for rows that are not Text
    int hunk = -1; ///< index of the change that the row belongs to
    int fold = -1; ///< index of the fold that the row is the bar of, or is hidden by
    int note = -1; ///< index of what a Note row makes room for, where the pane's owner puts a widget over it
    int annotation = -1; ///< index into the pane's annotations
    QList<SourceRange> marks {}; ///< words that differ, relative to the line
};

/// A sentence behind the end of a line.
struct PaneAnnotation {
    lint::Severity severity = lint::Severity::Warning;
    QString text {};
};

/// Rows and the text of their blocks; both have the same length.
struct PaneContent {
    std::vector<PaneRow> rows;
    QStringList texts;
};

/// What a block can show of a line: no character that would break the block, and at most 10,000 of them.
[[nodiscard]] QString shownLine(QStringView line);

} // namespace schemawright::textpane
