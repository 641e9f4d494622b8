// What a person does to a schema in the editor, as values. Every edit goes through applyEdit; nothing else changes a
// document. Put… replaces the part named `name` (a rename when the new value is called otherwise) or adds it when
// `name` is empty.
#pragma once

#include "model/base/result.h"
#include "model/schema/database.h"

#include <variant>

namespace schemawright::schema {

struct PutTable { ///< Adds a table, or replaces one whole (name empty: add).
    QualifiedName name;
    Table table;
};
struct RemoveTable {
    QualifiedName name;
};
struct PutColumn {
    QualifiedName table;
    QString name;
    Column column;
    qsizetype position = -1; ///< where a new column goes; -1: last
};
struct RemoveColumn {
    QualifiedName table;
    QString name;
};
struct PutIndex {
    QualifiedName table;
    QString name;
    Index index;
};
struct RemoveIndex {
    QualifiedName table;
    QString name;
};
struct PutConstraint {
    QualifiedName table;
    QString name;
    Constraint constraint;
};
struct RemoveConstraint {
    QualifiedName table;
    QString name;
};
struct PutPolicy {
    QualifiedName table;
    QString name;
    Policy policy;
};
struct RemovePolicy {
    QualifiedName table;
    QString name;
};
struct SetRowSecurity {
    QualifiedName table;
    bool enabled = false;
    bool forced = false;
};
struct SetTableComment {
    QualifiedName table;
    QString comment;
};

struct SetAccess { ///< Owner and privileges of an object, and what is taken over with them.
    ObjectKey object;
    QMap<ObjectKey, Access> accesses; ///< of others too
    QList<DefaultPrivileges> addedDefaults;
    QList<OtherObject> addedDefaultTexts; ///< of those: see Database::defaultPrivileges
};

using SchemaEdit = std::variant<PutTable, RemoveTable, PutColumn, RemoveColumn, PutIndex, RemoveIndex, PutConstraint,
    RemoveConstraint, PutPolicy, RemovePolicy, SetRowSecurity, SetTableComment, SetAccess>;

/// A renamed column is followed in the table's own keys, indexes and foreign keys of other tables as far as they are
/// structured; texts that the server wrote (expressions, definitions) are cleared or kept as documented in the .cpp.
/// Errors: Input (no such table or part, a name that is taken, an empty name or type).
[[nodiscard]] Result<Database> applyEdit(const Database &database, const SchemaEdit &edit);

[[nodiscard]] ObjectKey tableKey(const QualifiedName &name);

/// The object that the edit is about, after it ran.
[[nodiscard]] ObjectKey editedObject(const SchemaEdit &edit);

/// One line for undo menus, in English: "Add column users.email", "Rename index a to b".
[[nodiscard]] QString editText(const SchemaEdit &edit);

} // namespace schemawright::schema
