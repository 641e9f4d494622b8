// Colours of panes, gutters and rulers, derived from the palette. Blue for added and orange for removed: told apart
// by people who do not tell red from green.
#pragma once

#include "views/textpane/panerow.h"

#include <QColor>
#include <QPalette>

namespace schemawright::textpane {

struct PaneColors {
    QColor base;
    QColor text;
    QColor gutter;
    QColor gutterText;
    QColor added; ///< line tint
    QColor addedMark; ///< word tint, on top of the line's
    QColor addedSign; ///< gutter sign and ruler mark
    QColor removed;
    QColor removedMark;
    QColor removedSign;
    QColor hatch;
    QColor filler;
    QColor fold;
    QColor foldText;
    QColor note;
    QColor noteText;
    QColor currentRow; ///< frame of the row that has the caret
    QColor error;
    QColor warning;
    QColor info;

    [[nodiscard]] QColor tint(RowTint tint) const;
    [[nodiscard]] QColor mark(RowTint tint) const;
    [[nodiscard]] QColor sign(RowTint tint) const;
    [[nodiscard]] QColor severity(lint::Severity severity) const;
};

[[nodiscard]] PaneColors paneColors(const QPalette &palette);

[[nodiscard]] bool isDark(const QPalette &palette);

} // namespace schemawright::textpane
