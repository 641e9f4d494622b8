// What rules ask about statements that are otherwise opaque (statement.h): one small value per kind.
#pragma once

#include "model/sql/objectclass.h"
#include "model/sql/tabledefinition.h"

#include <variant>

namespace schemawright::sql {

struct CreateEnum {
    QualifiedName type;
};
struct CreateComposite {
    QualifiedName type;
};
struct CreateSequence {
    RelationRef sequence;
    bool ifNotExists = false;
};
struct CreateDomain {
    QualifiedName domain;
    bool constrained = false; ///< CHECK or NOT NULL
    TypeName base; ///< as written
    bool needsValue = false; ///< NOT NULL without a default of its own
};
enum class DomainChange { SetNotNull, AddConstraint, ValidateConstraint, Other };
struct AlterDomain {
    QualifiedName domain;
    DomainChange change = DomainChange::Other;
    bool notValid = false;
};
struct Grant {
    bool revoke = false;
    bool toPublic = false;
    bool allInSchema = false; ///< ON ALL … IN SCHEMA
    bool grantOption = false;
    bool defaults = false; ///< ALTER DEFAULT PRIVILEGES
    QStringList roles; ///< without PUBLIC
};
struct RoleChange { ///< CREATE ROLE, ALTER ROLE
    QString role;
    SourceRange password; ///< of the literal; empty when none is written
    bool bypassesRowSecurity = false;
};
struct CreateExtension {
    QString name;
    QString schema; ///< empty: not written
    bool ifNotExists = false;
};
struct LockTable {
    int mode = 8; ///< PostgreSQL's number: 1 is ACCESS SHARE, 8 ACCESS EXCLUSIVE (lockdefs.h)
    bool noWait = false;
};
struct MoveToSchema {
    ObjectClass kind = ObjectClass::Other;
    QualifiedName object;
    QString schema;
};

using Details = std::variant<std::monostate, CreateEnum, CreateComposite, CreateSequence, CreateDomain, AlterDomain,
    Grant, RoleChange, CreateExtension, LockTable, MoveToSchema>;

} // namespace schemawright::sql
