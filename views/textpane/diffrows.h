// From a text difference to the rows of panes: filler, folds, unified order. No widget in here.
#pragma once

#include "model/diff/textdiff.h"
#include "views/textpane/panerow.h"

#include <span>

namespace schemawright::textpane {

/// Two texts and what diff::diffTexts says about them.
struct ComparedTexts {
    QString left;
    QString right;
    QList<SourceRange> leftLines;
    QList<SourceRange> rightLines;
    diff::TextDiff diff;

    [[nodiscard]] QStringView line(Side side, int number) const;
};

[[nodiscard]] ComparedTexts makeComparedTexts(const QString &left, const QString &right, const diff::TextDiff &diff);

/// A run of equal rows that is shown as one bar until somebody opens it.
struct Fold {
    int firstRow = 0; ///< index into TextDiff::rows
    int rowCount = 0;
    bool expanded = false;
};

inline constexpr int foldContext = 3; ///< equal rows that stay around a change

/// Nothing is folded when nothing differs: the text itself is then what there is to see.
[[nodiscard]] QList<Fold> makeFolds(const diff::TextDiff &diff);

/// "··· 42 unchanged lines in CREATE TABLE public.orders ···", or with "▾" when it is open.
[[nodiscard]] QString foldText(const ComparedTexts &texts, const Fold &fold);

enum class PaneRole { Left, Right, Unified };

[[nodiscard]] PaneContent paneContent(const ComparedTexts &texts, std::span<const Fold> folds, PaneRole role);

/// The rows that fold `index` hides.
[[nodiscard]] PaneContent foldedContent(const ComparedTexts &texts, const Fold &fold, int index, PaneRole role);

} // namespace schemawright::textpane
