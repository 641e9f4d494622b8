// The identity of an object of a schema: what changes, findings, dependencies, tree nodes and comments point at.
#pragma once

#include "model/base/qualifiedname.h"

#include <QHashFunctions>
#include <QString>

#include <tuple>

namespace schemawright::schema {

enum class ObjectKind {
    Schema,
    Extension,
    Table,
    Column,
    Constraint,
    Index,
    Trigger,
    Policy,
    Rule,
    View, ///< Views and materialised views share one namespace in pg_class.
    Routine, ///< Functions, procedures and window functions; aggregates are Other.
    Sequence,
    Enum,
    Domain,
    Composite,
    Other, ///< Aggregates, collations, operators, text search objects, casts, statistics, event triggers…
};

/// `parent` is set for parts of a table or view (Column, Constraint, Index, Trigger, Policy, Rule).
/// `signature` is pg_get_function_identity_arguments for a Routine, and the kind's label plus the server's own
/// identity text (pg_identify_object.identity) for an Other.
struct ObjectKey {
    ObjectKind kind = ObjectKind::Table;
    QString schema;
    QString parent;
    QString name;
    QString signature;

    [[nodiscard]] QualifiedName qualifiedName() const { return { schema, name }; }
    /// The table or view that a part belongs to.
    [[nodiscard]] QualifiedName parentName() const { return { schema, parent }; }

    friend bool operator==(const ObjectKey &, const ObjectKey &) = default;
    friend bool operator<(const ObjectKey &a, const ObjectKey &b)
    {
        return std::tie(a.kind, a.schema, a.parent, a.name, a.signature)
            < std::tie(b.kind, b.schema, b.parent, b.name, b.signature);
    }
    friend size_t qHash(const ObjectKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, static_cast<int>(key.kind), key.schema, key.parent, key.name, key.signature);
    }
};

/// "table", "column", "function"… in PostgreSQL's words, lower case.
[[nodiscard]] QString kindText(ObjectKind kind);

/// For people: "table public.users", "column public.users.email", "function public.f(integer)".
[[nodiscard]] QString toText(const ObjectKey &key);

/// "users", "users.email": the short form without kind, and without the schema when it is public.
[[nodiscard]] QString toShortText(const ObjectKey &key);

} // namespace schemawright::schema
