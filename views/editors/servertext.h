#pragma once

#include "model/diff/change.h"

namespace schemawright::editors {

/// An index or constraint that is again what the database has gets the server's own text back: then it is equal, and
/// the mark of the change goes. Everything else comes back as it is.
[[nodiscard]] diff::Object withServerText(const diff::Object &part, const std::optional<diff::Object> &before);

} // namespace schemawright::editors
