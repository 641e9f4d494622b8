// The two texts of the side-by-side panes with everything that is computed of them, made in a worker.
#pragma once

#include "model/diff/textdiff.h"
#include "model/workflow/session.h"
#include "views/highlight/highlightedtext.h"

namespace schemawright::app {

struct PaneContent {
    std::optional<schema::ObjectKey> key; ///< nullopt: every changed object
    QString before;
    QString after;
    diff::TextDiff diff;
    highlight::HighlightedText beforeColors;
    highlight::HighlightedText afterColors;
};

/// `beforeKey`: what `key` was called before it was renamed in the editor. Without a connected database the sources
/// stand on the left.
[[nodiscard]] PaneContent makePaneContent(const workflow::Session &session,
    const workflow::SessionDifference &difference, const std::optional<schema::ObjectKey> &key,
    const schema::ObjectKey &beforeKey);

} // namespace schemawright::app
