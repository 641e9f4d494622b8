#pragma once

#include <QString>

namespace schemawright::lint {

/// The rule's page in Markdown, from the program's resources; empty when there is no such rule.
[[nodiscard]] QString rulePage(const QString &id);

} // namespace schemawright::lint
