// An object's key as text, for settings.
#pragma once

#include "model/schema/objectkey.h"

#include <optional>

namespace schemawright::app {

[[nodiscard]] QString objectKeyText(const schema::ObjectKey &key);
[[nodiscard]] std::optional<schema::ObjectKey> parseObjectKey(const QString &text);

} // namespace schemawright::app
