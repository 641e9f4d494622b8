// The text of a constraint after its name, taken from the server's definition or composed from the fields.
#pragma once

#include "model/schema/constraint.h"

namespace schemawright::render {

/// " DEFERRABLE INITIALLY DEFERRED", or less; with a leading space; empty when not deferrable.
[[nodiscard]] QString deferrabilityText(const schema::Constraint &constraint);

/// pg_get_constraintdef without DEFERRABLE, INITIALLY DEFERRED, NOT ENFORCED and NOT VALID.
[[nodiscard]] QString bareDefinition(const QString &definition);

} // namespace schemawright::render
