#pragma once

#include "model/base/qualifiedname.h"
#include "model/schema/privileges.h"

#include <QString>

namespace schemawright::schema {

enum class RoutineKind { Function, Procedure, Window };

struct Routine {
    QualifiedName name;
    QString identityArguments; ///< pg_get_function_identity_arguments: overloads are told apart by it
    RoutineKind kind = RoutineKind::Function;
    QString definition; ///< pg_get_functiondef with search_path = '', trailing newline removed: CREATE OR REPLACE …
    QString resultType; ///< pg_get_function_result; empty for procedures
    QString arguments; ///< pg_get_function_arguments: with names, modes and defaults
    QString language;
    QString comment;
    Access access {};
    friend bool operator==(const Routine &, const Routine &) = default;
};

} // namespace schemawright::schema
