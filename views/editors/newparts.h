// What a new column, index, constraint or policy is before the person has said more: something that can be applied.
#pragma once

#include "model/diff/change.h"

namespace schemawright::editors {

enum class NewConstraint { PrimaryKey, Unique, ForeignKey, Check };

[[nodiscard]] schema::Column newColumn(const schema::Table &table);
[[nodiscard]] schema::Index newIndex(const schema::Table &table, const schema::Database &database);
[[nodiscard]] schema::Constraint newConstraint(
    NewConstraint kind, const schema::Table &table, const schema::Database &database);
[[nodiscard]] schema::Policy newPolicy(const schema::Table &table);

} // namespace schemawright::editors
