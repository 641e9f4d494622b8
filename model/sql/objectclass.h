// Kinds of objects that statements name.
#pragma once

namespace schemawright::sql {

enum class ObjectClass {
    Table,
    View,
    MaterializedView,
    ForeignTable,
    Index,
    Sequence,
    Schema,
    Type,
    Domain,
    Function,
    Procedure,
    Trigger,
    Policy,
    Rule,
    Extension,
    Column,
    Constraint,
    Attribute,
    Database,
    Other,
};

} // namespace schemawright::sql
