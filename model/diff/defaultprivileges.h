// ALTER DEFAULT PRIVILEGES as objects that are compared, created and dropped by their text: one per role, schema, kind of
// objects and grantee, so that a changed one says no more than it must.
#pragma once

#include "model/schema/database.h"

namespace schemawright::diff {

inline const QString defaultPrivilegesLabel = QStringLiteral("default privileges");

[[nodiscard]] QList<schema::OtherObject> defaultPrivilegeObjects(
    const QList<schema::DefaultPrivileges> &defaults, int serverVersion);

[[nodiscard]] bool isDefaultPrivileges(const schema::OtherObject &object);
[[nodiscard]] bool isDefaultPrivileges(const schema::ObjectKey &key);

/// Puts other default privileges into a database, and their texts among its other objects.
void setDefaultPrivileges(schema::Database &database, QList<schema::DefaultPrivileges> defaults);

} // namespace schemawright::diff
