// Who owns an object and who may do what with it: relowner, relacl and their like as canonical values. What the owner
// holds is kept under no name, so that it survives a change of owner as it does in PostgreSQL (aclnewowner).
#pragma once

#include "model/schema/objectkey.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace schemawright::schema {

/// In the order in which they are written. Letters and bits: src/include/utils/acl.h.
enum class Privilege : quint32 {
    Select = 1U << 0, // r
    Insert = 1U << 1, // a
    Update = 1U << 2, // w
    Delete = 1U << 3, // d
    Truncate = 1U << 4, // D
    References = 1U << 5, // x
    Trigger = 1U << 6, // t
    Maintain = 1U << 7, // m, PostgreSQL 17+
    Usage = 1U << 8, // U
    Create = 1U << 9, // C
    Execute = 1U << 10, // X
};
using PrivilegeSet = quint32;

/// No role can have this name: it is reserved.
inline const QString publicGrantee = QStringLiteral("public");

struct Grant {
    QString grantee; ///< empty: the owner, whoever that is; publicGrantee: everybody
    QString grantor; ///< empty: the owner
    PrivilegeSet privileges = 0;
    PrivilegeSet grantable = 0; ///< WITH GRANT OPTION; a part of `privileges`
    friend bool operator==(const Grant &, const Grant &) = default;
};

/// Sorted by grantor and grantee, one entry per pair, none without privileges. No entry at all is {}: not even the owner
/// has a privilege.
using Grants = QList<Grant>;

/// What an object says about its owner and privileges. What is read from a server says everything; what an editor made
/// says nothing, and files are asked in diff/accessmode.h.
struct Access {
    QString owner; ///< empty: not said, it stays or is the role that runs the plan
    std::optional<Grants> privileges; ///< absent: not said, they stay or are what CREATE gives
    QMap<QString, Grants> columns; ///< of tables and views: pg_attribute.attacl by column, where there is one
    QMap<QString, Grants> identitySequences; ///< of tables: by column, where they are not the default
    friend bool operator==(const Access &, const Access &) = default;
};

/// What privileges are granted on.
enum class GrantClass { Table, Column, Sequence, Routine, Schema, Type, Language, ForeignDataWrapper, ForeignServer };

/// nullopt: no privileges can be granted on it (it may still have an owner).
[[nodiscard]] std::optional<GrantClass> grantClass(const ObjectKey &key);

[[nodiscard]] PrivilegeSet allPrivileges(GrantClass grantClass, int serverVersion);
/// acldefault(): what CREATE gives where ALTER DEFAULT PRIVILEGES says nothing else.
[[nodiscard]] Grants defaultGrants(GrantClass grantClass, int serverVersion);
/// Those of the schema public as initdb makes it.
[[nodiscard]] Grants initialPublicSchemaGrants(int serverVersion);

[[nodiscard]] QString privilegeName(Privilege privilege); ///< "SELECT"
[[nodiscard]] QList<Privilege> privilegesIn(PrivilegeSet set); ///< in the order in which they are written
[[nodiscard]] std::optional<Privilege> privilegeOf(QChar letter); ///< of an aclitem; nullopt for those of other objects

/// Merges entries of one pair, drops empty ones, sorts.
[[nodiscard]] Grants canonicalGrants(const Grants &grants);
/// What ALTER … OWNER TO leaves: entries of the new owner become the owner's own.
[[nodiscard]] Grants grantsAfterOwnerChange(const Grants &grants, const QString &owner);
/// The entry of a pair; an empty one when there is none.
[[nodiscard]] Grant grantOf(const Grants &grants, const QString &grantor, const QString &grantee);

/// pg_default_acl: what objects of a kind that a role creates get.
struct DefaultPrivileges {
    QString role; ///< empty: the role that runs the plan
    QString schema; ///< empty: in all schemas; then `grants` are all that CREATE gives, otherwise what it gives in addition
    GrantClass objects = GrantClass::Table;
    Grants grants; ///< the role itself is the owner
    friend bool operator==(const DefaultPrivileges &, const DefaultPrivileges &) = default;
};

/// What CREATE gives `role` in a schema.
[[nodiscard]] Grants grantsOnCreation(const QList<DefaultPrivileges> &defaults, const QString &role,
    const QString &schema, GrantClass objects, int serverVersion);

} // namespace schemawright::schema
