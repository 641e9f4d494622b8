// Owners and privileges by the key of their object, whatever its kind is.
#pragma once

#include "model/base/result.h"
#include "model/schema/database.h"

namespace schemawright::schema {

/// nullptr when there is no such object, or its kind has no owner.
[[nodiscard]] const Access *findAccess(const Database &database, const ObjectKey &key);

[[nodiscard]] QMap<ObjectKey, Access> accessOfAll(const Database &database);

/// Errors: Input (no such object).
[[nodiscard]] Result<Database> withAccesses(const Database &database, const QMap<ObjectKey, Access> &accesses);

/// `texts`: theirs, see Database::defaultPrivileges.
void addDefaultPrivileges(Database &database, const QList<DefaultPrivileges> &added, const QList<OtherObject> &texts);

} // namespace schemawright::schema
