// ORDER BY embedding <=> $1 LIMIT 5: what a query asks of a vector index. Nothing is looked up in a database.
#pragma once

#include "model/base/qualifiedname.h"

#include <QList>
#include <QString>

#include <optional>

namespace schemawright::sql {

/// What an index is over and queries measure from: a column, or what functions and casts make of it.
struct DistanceKey {
    QString column;
    QString text; ///< the same however it was written: "embedding", "embedding::halfvec(3)", "binary_quantize(embedding)::bit(3)"
    QString type; ///< to which all of it is cast, without modifiers; empty: not cast
    friend bool operator==(const DistanceKey &, const DistanceKey &) = default;
};

struct DistanceOrder {
    QList<QualifiedName> relations; ///< as written: the one that is named with the column, or all of its FROM
    DistanceKey key;
    QString distance; ///< the operator: <->, <#>, <=>, <+>, <~> or <%>
    QString otherType; ///< to which the other side is cast, without modifiers; empty: not cast
    bool isOnlyKey = true; ///< false: rows of the same distance are ordered further, for which an index serves since PostgreSQL 17
    friend bool operator==(const DistanceOrder &, const DistanceOrder &) = default;
};

/// Those of a query and its subqueries that an index can serve: ascending, with LIMIT, from one row of a table to what does
/// not depend on that row. Empty when it cannot be parsed.
/// Not handled: tables behind views and subqueries in FROM; nothing is said of them.
[[nodiscard]] QList<DistanceOrder> distanceOrdersOf(const QString &query);

/// nullopt when the expression has no column, several, or other things than functions, casts and constants.
[[nodiscard]] std::optional<DistanceKey> distanceKeyOf(const QString &expression);

/// The server leaves out a cast to what the column is already; `columnType` as format_type() writes it.
[[nodiscard]] DistanceKey withoutNeedlessCast(const DistanceKey &key, const QString &columnType);

} // namespace schemawright::sql
