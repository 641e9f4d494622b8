// One value of an HCL file becomes another: in the form in which the team has written it, where that is possible.
#pragma once

#include "model/sources/hclwriteback/hcllayout.h"

namespace schemawright::sources {

/// A value of a document; a null expression: there is none.
struct HclWritten {
    const hcl::Document *document = nullptr;
    const hcl::Expression *expression = nullptr;

    [[nodiscard]] QString text() const { return expression ? document->text.mid(expression->range.start, expression->range.length) : QString(); }
};

/// What the value is computed of – "var.size", "file()" – so that another value cannot take its place; empty: it is written out.
[[nodiscard]] QString computedFrom(const hcl::Expression &value);

/// The text that `own` becomes when our writer says `after` where it said `before`: elements of lists come and go one by one, texts
/// in heredocs stay in heredocs.
[[nodiscard]] QString editedValue(const HclWritten &own, const HclWritten &before, const HclWritten &after, const HclLayout &layout);

} // namespace schemawright::sources
