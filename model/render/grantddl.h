// GRANT and REVOKE: from one set of privileges to another, written compactly.
#pragma once

#include "model/render/statement.h"

namespace schemawright::render {

struct GrantTarget {
    QString sql; ///< written after ON: "TABLE public.users"
    QString words; ///< "table: \"users\""
    QString owner; ///< what the owner is called in a statement; empty: the role that runs it
    schema::PrivilegeSet all = 0; ///< they are written as ALL when there are several
    QList<RelationLock> locks;
};

/// Privileges by column; under no name those of the object itself.
using GrantsByColumn = QMap<QString, schema::Grants>;

/// REVOKE before GRANT; what a role has granted on goes before its own privilege does. Revoking a privilege on a table
/// revokes it on the columns too (docs: sql-revoke), so those that stay are granted again.
[[nodiscard]] QList<Statement> renderGrants(
    const GrantTarget &target, const GrantsByColumn &before, const GrantsByColumn &after);

} // namespace schemawright::render
