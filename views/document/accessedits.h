// Owners and privileges as a person sees and edits them: what the schema does not say is as it is in the database.
#pragma once

#include "model/schema/schemaedit.h"
#include "views/document/schemadocument.h"

namespace schemawright::document {

struct ObjectAccess {
    std::optional<schema::Access> access; ///< as it would be after the migration; nullopt: the schema has no such object,
                                          ///< or it is one without an owner
    bool isOnlyInDatabase = false;
    bool schemaNamesPrivileges = false; ///< what it does not grant is revoked
};

/// The whole schema is asked whether it grants anything, once.
[[nodiscard]] ObjectAccess objectAccess(const SchemaDocument &document, const schema::ObjectKey &key);

/// Roles of the server and those that the database and the schema name.
[[nodiscard]] QStringList knownRoles(const SchemaDocument &document);

/// Entries of the new owner become the owner's own.
[[nodiscard]] schema::SchemaEdit ownerEdit(
    const SchemaDocument &document, const schema::ObjectKey &key, const QString &owner);

/// The first grant of a schema that said nothing begins to write privileges down: those that the database has on other
/// objects, and its default privileges, are taken over with it, so that they are not revoked.
[[nodiscard]] schema::SchemaEdit grantEdit(
    const SchemaDocument &document, const schema::ObjectKey &key, const schema::Grant &grant);

} // namespace schemawright::document
