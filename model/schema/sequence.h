#pragma once

#include "model/base/qualifiedname.h"
#include "model/schema/privileges.h"

#include <QString>

#include <optional>

namespace schemawright::schema {

struct SequenceOptions {
    QString dataType = QStringLiteral("bigint"); ///< "smallint", "integer" or "bigint"
    qint64 start = 1;
    qint64 increment = 1;
    qint64 minimum = 1;
    qint64 maximum = 9223372036854775807;
    qint64 cache = 1;
    bool cycle = false;
    friend bool operator==(const SequenceOptions &, const SequenceOptions &) = default;
};

/// OWNED BY: pg_depend, deptype 'a'. Never inferred from the sequence's name.
struct ColumnReference {
    QualifiedName table;
    QString column;
    friend bool operator==(const ColumnReference &, const ColumnReference &) = default;
};

struct Sequence {
    QualifiedName name;
    SequenceOptions options;
    std::optional<ColumnReference> ownedBy;
    bool unlogged = false; ///< PostgreSQL 15+
    QString comment;
    Access access {};
    friend bool operator==(const Sequence &, const Sequence &) = default;
};

} // namespace schemawright::schema
