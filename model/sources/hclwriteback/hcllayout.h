// Texts of our own writer, laid out as the team's file is.
#pragma once

#include "model/hcl/syntax.h"

namespace schemawright::sources {

struct HclLayout {
    QString indent; ///< of the lines that follow the first
    QString level; ///< what one level of nesting adds
    QString lineEnd;
    bool isLineEndFree = false; ///< a text may get a line end: it is SQL of which that is no part
};

/// A part of a document that our writer made – a block or a value – with its lines behind `layout.indent`. What stands in heredocs
/// is left as it is: it is a value.
[[nodiscard]] QString laidOut(const hcl::Document &written, const SourceRange &part, const HclLayout &layout);

} // namespace schemawright::sources
