// The name of an object in a schema, raw: quoting happens when SQL is written (model/sql/sqlwriter).
#pragma once

#include <QHashFunctions>
#include <QString>

#include <tuple>

namespace schemawright {

struct QualifiedName {
    QString schema; ///< Empty for objects that live in no schema.
    QString name;

    /// For people and keys of maps, unquoted: "public.users".
    [[nodiscard]] QString toText() const { return schema.isEmpty() ? name : schema + u'.' + name; }
    [[nodiscard]] bool isEmpty() const { return name.isEmpty(); }

    friend bool operator==(const QualifiedName &, const QualifiedName &) = default;
    friend bool operator<(const QualifiedName &a, const QualifiedName &b)
    {
        return std::tie(a.schema, a.name) < std::tie(b.schema, b.name);
    }
    friend size_t qHash(const QualifiedName &value, size_t seed = 0)
    {
        return qHashMulti(seed, value.schema, value.name);
    }
};

} // namespace schemawright
