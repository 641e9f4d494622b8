// What differs between two objects of one kind that have the same identity, in words: "type: integer → bigint". One
// overload per kind, each in the file of its kind. Parts that are changes of their own (columns, indexes…) are left out.
#pragma once

#include "model/schema/database.h"

#include <QStringList>

namespace schemawright::diff {

[[nodiscard]] QStringList differences(const schema::Namespace &before, const schema::Namespace &after);
[[nodiscard]] QStringList differences(const schema::Extension &before, const schema::Extension &after);
[[nodiscard]] QStringList differences(const schema::Table &before, const schema::Table &after);
[[nodiscard]] QStringList differences(const schema::Column &before, const schema::Column &after);
[[nodiscard]] QStringList differences(const schema::Constraint &before, const schema::Constraint &after);
[[nodiscard]] QStringList differences(const schema::Index &before, const schema::Index &after);
[[nodiscard]] QStringList differences(const schema::Trigger &before, const schema::Trigger &after);
[[nodiscard]] QStringList differences(const schema::Rule &before, const schema::Rule &after);
[[nodiscard]] QStringList differences(const schema::Policy &before, const schema::Policy &after);
[[nodiscard]] QStringList differences(const schema::View &before, const schema::View &after);
[[nodiscard]] QStringList differences(const schema::Routine &before, const schema::Routine &after);
[[nodiscard]] QStringList differences(const schema::Sequence &before, const schema::Sequence &after);
[[nodiscard]] QStringList differences(const schema::EnumType &before, const schema::EnumType &after);
[[nodiscard]] QStringList differences(const schema::Domain &before, const schema::Domain &after);
[[nodiscard]] QStringList differences(const schema::CompositeType &before, const schema::CompositeType &after);
[[nodiscard]] QStringList differences(const schema::OtherObject &before, const schema::OtherObject &after);

/// False: the column can only be dropped and added again (a plain column that becomes generated, a generated column
/// whose expression changes before PostgreSQL 17, stored ↔ virtual). Its values are computed or lost then.
[[nodiscard]] bool canAlterColumn(const schema::Column &before, const schema::Column &after, int serverVersion);

} // namespace schemawright::diff
