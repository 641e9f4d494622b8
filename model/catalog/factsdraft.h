// Facts while they are being read: every query has a reader that knows to which table a row belongs.
#pragma once

#include "model/catalog/address.h"
#include "model/catalog/facts.h"
#include "model/postgres/resultset.h"

namespace schemawright::catalog {

/// What is being read: the facts, and where each table's are.
struct FactsDraft {
    Facts facts;
    QHash<Oid, QualifiedName> names;
    QList<QualifiedName> readable; ///< tables that may be looked into

    [[nodiscard]] TableFacts *find(Oid table)
    {
        const auto name = names.constFind(table);
        return name != names.constEnd() ? &facts.tables[*name] : nullptr;
    }
};

using ReadFacts = void (*)(const postgres::ResultSet &, FactsDraft &);
struct FactsQuery {
    QString sql;
    ReadFacts read;
};

} // namespace schemawright::catalog
