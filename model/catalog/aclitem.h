// Privileges as the server prints them: aclitem.
#pragma once

#include "model/schema/privileges.h"

namespace schemawright::catalog {

/// "app=r*w/postgres", "=U/\"odd name\"": docs ddl-priv. `owner` becomes the empty name. Letters of privileges that no
/// schema object has (CONNECT…) are left out.
[[nodiscard]] schema::Grant parseAclItem(const QString &text, const QString &owner);

/// aclitem[] as the server prints it: {…}.
[[nodiscard]] schema::Grants parseAcl(const QString &text, const QString &owner);

} // namespace schemawright::catalog
