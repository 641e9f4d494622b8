// The difference between two schemas, as values: one Change per object that must be created, dropped, altered or
// renamed. Parts of a table that exists on both sides are changes of their own; parts of a created or dropped table
// are inside its Table, except where ordering needs them apart (foreign keys, see schemadiff.h).
#pragma once

#include "model/schema/database.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <variant>

namespace schemawright::diff {

enum class ChangeAction { Create, Drop, Alter, Rename };

using Object = std::variant<schema::Namespace, schema::Extension, Shared<schema::Table>, schema::Column,
    schema::Constraint, schema::Index, schema::Trigger, schema::Policy, schema::Rule, Shared<schema::View>,
    Shared<schema::Routine>, schema::Sequence, schema::EnumType, schema::Domain, schema::CompositeType,
    schema::OtherObject>;

struct Change {
    ChangeAction action = ChangeAction::Alter;
    schema::ObjectKey key; ///< the object after the change; for Drop, and for Rename, the object before it
    std::optional<Object> before; ///< set for Drop, Alter, Rename
    std::optional<Object> after; ///< set for Create, Alter, Rename; same alternative as `before`
    QStringList properties; ///< what differs, in words: "type: integer → bigint"; empty for Create and Drop

    friend bool operator==(const Change &, const Change &) = default;
};

/// "create table public.users", "alter column public.users.email (type: …)".
[[nodiscard]] QString toText(const Change &change);

} // namespace schemawright::diff
