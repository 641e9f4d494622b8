// Owners and privileges as a person sees and edits them: what the schema does not say is as it is in the database.
#pragma once

#include "model/schema/schemaedit.h"
#include "views/document/schemadocument.h"

namespace schemawright::document {

/// What would be there after the migration. nullopt: no such object, or one without an owner.
[[nodiscard]] std::optional<schema::Access> effectiveAccess(const SchemaDocument &document, const schema::ObjectKey &key);

/// The schema grants something, so that what it does not grant is revoked.
[[nodiscard]] bool namesPrivileges(const SchemaDocument &document);

/// Roles of the server and those that the schema names.
[[nodiscard]] QStringList knownRoles(const SchemaDocument &document);

/// Entries of the new owner become the owner's own.
[[nodiscard]] schema::SchemaEdit ownerEdit(
    const SchemaDocument &document, const schema::ObjectKey &key, const QString &owner);

/// The first grant of a schema that said nothing begins to write privileges down: those that the database has on other
/// objects are taken over with it, so that they are not revoked.
[[nodiscard]] schema::SchemaEdit grantEdit(
    const SchemaDocument &document, const schema::ObjectKey &key, const schema::Grant &grant);

} // namespace schemawright::document
