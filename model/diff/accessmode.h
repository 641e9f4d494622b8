// Whether owners and privileges are compared. SQL files that name none do not mean that there shall be none.
#pragma once

#include "model/schema/database.h"

namespace schemawright::diff {

enum class AccessMode {
    Exact, ///< both sides say what is there: live databases
    Auto, ///< the desired side comes from files: Manage when they grant or revoke anything, otherwise only the owners that
          ///< they name count
    Manage, ///< what the files do not grant is revoked; owners that they do not name stay
    Ignore, ///< owners, privileges and default privileges stay as they are
};

/// `desired` with what it does not say, or what shall not count, as it is in `current`.
[[nodiscard]] schema::Database withAccessOf(
    const schema::Database &current, const schema::Database &desired, AccessMode mode);

/// It grants or revokes anything.
[[nodiscard]] bool namesPrivileges(const schema::Database &database);

/// For a schema that scripts made on a development server: the owner is not said where it is only the role that ran the
/// scripts, nor do the roles of that server say anything.
void forgetRunner(schema::Database &database);

/// The reverse for default privileges: those of the role that ran the scripts are those of `role`.
void nameRunner(schema::Database &database, const QString &role);

/// Roles that owners, privileges, default privileges and policies name, sorted; without PUBLIC and pg_*.
[[nodiscard]] QStringList namedRoles(const schema::Database &database);

} // namespace schemawright::diff
