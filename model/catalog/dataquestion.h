// What a statement assumes about rows, as a question that can be asked of them. Texts of SQL in it are of one parsed
// expression each, with names quoted.
#pragma once

#include "model/base/qualifiedname.h"

#include <QString>
#include <QStringList>

namespace schemawright::catalog {

struct DataQuestion {
    enum class Kind {
        Condition, ///< `expression` is true for a row that breaks it
        Duplicates, ///< two rows agree in all `keys`, among those for which `expression` is true (empty: all)
        Orphans, ///< no row of `referenced` has the values of `keys` in `referencedKeys`
        Evaluation, ///< `expression` raises an error for a row that breaks it
    };
    Kind kind = Kind::Condition;
    QualifiedName table;
    bool only = false; ///< without the rows of children; never of partitioned tables
    QString expression;
    QStringList keys;
    bool nullsDistinct = true; ///< of Duplicates: a key with a NULL equals no other
    QualifiedName referenced;
    bool referencedOnly = false; ///< as `only`
    QStringList referencedKeys;
    bool matchFull = false; ///< of Orphans: a key that is NULL in part is one
    QString refusal; ///< not empty: why it is not asked, "it calls app.f()"

    /// Under which Facts::answers has what came of it: "public.t: name IS NULL".
    [[nodiscard]] QString key() const;
    friend bool operator==(const DataQuestion &, const DataQuestion &) = default;
};

} // namespace schemawright::catalog
