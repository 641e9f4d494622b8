// The actions of ALTER TABLE. docs: sql-altertable.
#pragma once

#include "model/sql/tabledefinition.h"

#include <QHash>

#include <variant>

namespace schemawright::sql {

struct AddColumn {
    ColumnDefinition column;
    bool ifNotExists = false;
};
struct DropColumn {
    NameRef column;
    bool ifExists = false;
    bool cascade = false;
};
struct AlterColumnType {
    NameRef column;
    TypeName type;
    QString collation; ///< empty: not written
    std::optional<Expression> usingExpression;
};
struct SetNotNull {
    NameRef column;
};
struct DropNotNull {
    NameRef column;
};
struct SetDefault {
    NameRef column;
    Expression value;
};
struct DropDefault {
    NameRef column;
};
struct AddConstraint {
    ConstraintDefinition constraint;
};
struct ValidateConstraint {
    NameRef constraint;
};
struct DropConstraint {
    NameRef constraint;
    bool ifExists = false;
    bool cascade = false;
};
struct AttachPartition {
    RelationRef partition;
    PartitionBound bound;
};
struct DetachPartition {
    RelationRef partition;
    bool concurrently = false;
};
struct ChangeRowSecurity {
    bool enable = false; ///< ENABLE ROW LEVEL SECURITY; false: one of the other three forms
    bool ofOwner = false; ///< FORCE and NO FORCE: whether it binds the table's owner
    bool on = false; ///< ENABLE and FORCE
};
struct OtherTableAction {
    QString kind; ///< libpg_query's name: "SetStatistics", "SetRelOptions", "EnableTrig"
    QString name; ///< of a trigger, tablespace, access method, …; empty when the action names nothing
    QHash<QString, QString> options; ///< SET ( … ), RESET ( … ): values as written, empty without one; "enforced" of ALTER CONSTRAINT
    QualifiedName relation; ///< of INHERIT and NO INHERIT
};

using TableAction = std::variant<AddColumn, DropColumn, AlterColumnType, SetNotNull, DropNotNull, SetDefault,
    DropDefault, AddConstraint, ValidateConstraint, DropConstraint, AttachPartition, DetachPartition, ChangeRowSecurity,
    OtherTableAction>;

struct AlterTableAction {
    TableAction action;
    SourceRange range; ///< from its first word to its last
};

} // namespace schemawright::sql
