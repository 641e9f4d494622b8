// What withAccessOf() does, one object at a time: for views that show one.
#pragma once

#include "model/diff/accessmode.h"

namespace schemawright::diff {

/// The whole of `desired` is asked once, then each object by itself.
struct AccessRule {
    bool keepsOwners = false;
    bool keepsPrivileges = false; ///< those of the database, default privileges too
    QString runner; ///< of the scripts
    int serverVersion = 0;
};
[[nodiscard]] AccessRule accessRule(const schema::Database &desired, AccessMode mode);

/// withAccessOf() for one object. `current`: of the same object; nullptr: the database does not have it.
[[nodiscard]] schema::Access adoptedAccess(
    const AccessRule &rule, const schema::ObjectKey &key, const schema::Access &wanted, const schema::Access *current);

/// The default privileges of `current`. Those of a schema go with it.
[[nodiscard]] QList<schema::DefaultPrivileges> keptDefaultPrivileges(
    const schema::Database &current, const schema::Database &desired);

} // namespace schemawright::diff
