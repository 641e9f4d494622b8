// What is known about the database that a migration will run on. Read in one batch of queries (tablefacts.h);
// every rule must say what it assumes when a fact is missing.
#pragma once

#include "model/base/qualifiedname.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace schemawright::catalog {

struct IndexFacts {
    QualifiedName name;
    QStringList columns;
    bool unique = false;
    bool primary = false;
    bool valid = true;
    bool plain = true; ///< a btree over columns in default order and operator classes, for all rows
    qint64 sizeBytes = 0;
    qint64 scans = -1; ///< since the statistics were reset; -1: not counted
};

struct ColumnFacts {
    QString name;
    QString type; ///< format_type
    bool notNull = false;
    bool hasDefault = false;
    double nullFraction = -1; ///< pg_stats; negative: never analysed
    QList<QualifiedName> views; ///< whose queries read it
};

struct ConstraintFacts {
    QString name;
    char type = 'c'; ///< pg_constraint.contype
    QStringList columns;
    QualifiedName referenced; ///< of foreign keys
    bool valid = true;
};

struct TableFacts {
    QualifiedName name;
    double rowEstimate = -1; ///< pg_class.reltuples; -1: never analysed, which is unknown and not empty
    bool isEmpty = false; ///< looked up, not estimated
    qint64 sizeBytes = 0; ///< pg_table_size
    qint64 indexBytes = 0;
    double writesPerSecond = -1; ///< negative: not measured
    bool partitioned = false;
    bool isPartition = false;
    bool hasDefaultPartition = false;
    bool rowSecurity = false;
    bool published = false; ///< in a publication for logical replication
    QList<ColumnFacts> columns;
    QList<IndexFacts> indexes;
    QList<ConstraintFacts> constraints;
    QList<QualifiedName> referencedBy; ///< tables whose foreign keys point here
    QStringList notNullChecks; ///< columns that a valid CHECK (c IS NOT NULL) covers
};

struct Facts {
    bool live = false; ///< false: nothing was looked up; rules word their sentences as assumptions
    int serverVersion = 0; ///< 0: unknown
    QString database; ///< "app@host/shop", for sentences
    QHash<QualifiedName, TableFacts> tables; ///< of the tables that the migration names
    QHash<QualifiedName, QualifiedName> indexTables; ///< index → its table
    QStringList searchPath { QStringLiteral("public") }; ///< how unqualified names are resolved
};

} // namespace schemawright::catalog
