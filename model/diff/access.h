// Owners and privileges of the objects that changes are about: found, compared and put into words.
#pragma once

#include "model/diff/change.h"

namespace schemawright::diff {

/// nullptr for what has no owner of its own: extensions and parts of tables.
[[nodiscard]] const schema::Access *accessOf(const Object &object);
/// Nothing for such objects.
void setAccess(Object &object, const schema::Access &access);

/// Nothing but the owner and the privileges of an object change.
[[nodiscard]] bool isAccessAlone(const Change &change);

/// One set of privileges of an object: its own, those of a column, or those of the sequence behind an identity column.
struct GrantedPart {
    QString column; ///< empty: the object itself
    bool isIdentitySequence = false;
    schema::Grants before; ///< what is there once the owner has changed
    schema::Grants after;
};

/// What must change so that `before` becomes `after`, the object itself first. What one of them does not say is left
/// out, and so is a column that `object`, the one after, does not have.
[[nodiscard]] QList<GrantedPart> differingParts(
    const schema::Access &before, const schema::Access &after, const Object &object);
[[nodiscard]] bool ownerChanges(const schema::Access &before, const schema::Access &after);

/// "owner: a → b", "privileges of app: SELECT → none", "privileges on column email of app: …".
[[nodiscard]] QStringList accessDifferences(const Object &before, const Object &after);

[[nodiscard]] QString privilegesText(schema::PrivilegeSet set); ///< "SELECT, INSERT"

} // namespace schemawright::diff
