#pragma once

#include "model/base/qualifiedname.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace schemawright::schema {

struct IndexPart {
    QString column; ///< raw name; empty when the part is an expression
    QString expression; ///< as pg_get_indexdef writes it, with parentheses where it needs them
    QString collation; ///< SQL text; empty when it is the column's own
    QString operatorClass; ///< SQL text ("public.vector_cosine_ops"); empty when it is the type's default
    QMap<QString, QString> operatorClassParameters; ///< PostgreSQL 13+
    bool descending = false;
    bool nullsFirst = false; ///< the effective order; the default is true for descending, false otherwise
    friend bool operator==(const IndexPart &, const IndexPart &) = default;
};

/// An index that no constraint owns. Lives in its table's schema.
struct Index {
    QString name;
    QString method = QStringLiteral("btree"); ///< btree, hash, gin, gist, brin, spgist, hnsw, ivfflat…
    bool unique = false;
    bool nullsNotDistinct = false; ///< PostgreSQL 15+
    QList<IndexPart> parts;
    QStringList include;
    QString predicate; ///< pg_get_expr(indpred), without WHERE; empty when the index is not partial
    QMap<QString, QString> storageParameters; ///< fillfactor, m, ef_construction, lists…
    QString tablespace;
    bool valid = true; ///< indisvalid; false after a failed CREATE INDEX CONCURRENTLY, or ON ONLY without all children
    bool clustered = false;
    bool replicaIdentity = false;
    QMap<int, int> statisticsTargets; ///< expression columns: 1-based position → target
    /// pg_get_indexdef with search_path = ''; empty when an editor built the index: render then composes it.
    QString definition;
    QualifiedName parentIndex; ///< the partitioned index that this one is attached to; empty otherwise
    QString comment;

    friend bool operator==(const Index &, const Index &) = default;
};

} // namespace schemawright::schema
