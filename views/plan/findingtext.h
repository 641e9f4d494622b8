// Findings in the words of the window.
#pragma once

#include "model/lint/finding.h"

namespace schemawright::plan {

/// "Data loss", "Blocks writes", …, translated.
[[nodiscard]] QString hazardWord(lint::Hazard hazard);

/// "Warning · blocks writes": what a finding is, without its colour.
[[nodiscard]] QString findingHeading(const lint::Finding &finding);

/// Heading, message and evidence as one paragraph, for screen readers and tool tips.
[[nodiscard]] QString findingSentence(const lint::Finding &finding);

} // namespace schemawright::plan
