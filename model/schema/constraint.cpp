#include "model/schema/constraint.h"

namespace schemawright::schema {

bool hasBackingIndex(const Constraint &constraint)
{
    return std::holds_alternative<PrimaryKey>(constraint.detail)
        || std::holds_alternative<UniqueConstraint>(constraint.detail)
        || std::holds_alternative<ExclusionConstraint>(constraint.detail);
}

bool canAdoptIndex(const Constraint &constraint)
{
    // WITHOUT OVERLAPS has a GiST index, which no USING INDEX takes.
    return !isTemporal(constraint)
        && (std::holds_alternative<PrimaryKey>(constraint.detail)
            || std::holds_alternative<UniqueConstraint>(constraint.detail));
}

bool isTemporal(const Constraint &constraint)
{
    return constraint.definition.contains(u" WITHOUT OVERLAPS)") || constraint.definition.contains(u" PERIOD ");
}

} // namespace schemawright::schema
