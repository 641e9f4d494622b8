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

/// What a question about rows (dataquestion.h) has brought.
struct DataAnswer {
    enum class Reach {
        All, ///< every row was read
        Sample, ///< some were: none found proves nothing
        None, ///< see `reason`
    };
    Reach reach = Reach::None;
    qint64 rowsRead = 0;
    qint64 broken = 0; ///< rows (for duplicates: keys) that break what is assumed; -1: at least one, not counted
    QStringList examples; ///< their keys, only when asked for
    QString reason; ///< why nothing is known: "not finished in 5 s"; of `broken` -1: what the server said
    [[nodiscard]] bool isProven() const { return reach != Reach::None && broken != 0; }
    [[nodiscard]] bool isRefuted() const { return reach == Reach::All && broken == 0; }
    friend bool operator==(const DataAnswer &, const DataAnswer &) = default;
};

struct IndexFacts {
    QualifiedName name;
    QStringList columns;
    bool unique = false;
    bool primary = false;
    bool valid = true;
    bool plain = true; ///< a btree over columns in default order and operator classes, for all rows
    bool partial = false;
    qint64 sizeBytes = 0;
    qint64 scans = -1; ///< since the statistics were reset; -1: not counted
    QString method; ///< "btree", "hnsw"
    QString operatorClass; ///< of its first key, without schema
    QStringList computedFrom; ///< of one with expressions or a condition: all columns that it reads
    QString expression; ///< its first key when that is one, of hnsw and ivfflat only; empty where somebody locks the table
};

/// A distance by which programs order rows, as a vector index does: ORDER BY embedding <=> $1 LIMIT 5.
struct DistanceUse {
    QString key; ///< the column or what is made of it, as sql::DistanceOrder::key
    QString distance; ///< the operator: "<=>"
    qint64 calls = 0;
    QStringList statements; ///< "1,200 calls of SELECT … (since …)", the most called ones first
};

struct ColumnFacts {
    QString name;
    QString type; ///< format_type
    bool notNull = false;
    bool hasDefault = false;
    double nullFraction = -1; ///< pg_stats; negative: never analysed
    int averageBytes = -1; ///< pg_stats; negative: never analysed
    char generated = '\0'; ///< pg_attribute.attgenerated
    bool builtInType = true; ///< PostgreSQL's own, an enum, or an array or a domain of such: its operators are known
    QList<QualifiedName> views; ///< whose queries read it
    QStringList generatedFrom; ///< of a generated one: the columns that it reads
};

struct ConstraintFacts {
    QString name;
    char type = 'c'; ///< pg_constraint.contype
    QStringList columns;
    QualifiedName referenced; ///< of foreign keys
    bool valid = true;
    QStringList referencedColumns; ///< of foreign keys
    bool matchFull = false; ///< of foreign keys
    QString check; ///< its expression as the server writes it, with schemas; empty where somebody locks the table
};

/// A foreign key that points to a table.
struct ReferenceFacts {
    QualifiedName table; ///< that has it
    QString constraint;
    QStringList columns; ///< its own
    QStringList referencedColumns;
};

/// What partitions, and tables that inherit, have for themselves alone: columns that it reads.
struct DescendantFacts {
    QStringList indexed; ///< by indexes that belong to none of the table's
    QStringList computed; ///< by those of them with expressions or a condition
    QStringList checked; ///< by valid checks that the table has not
};

/// A session that holds a lock on a table, or the oldest transaction.
struct SessionFacts {
    int pid = 0;
    QString user;
    QString application; ///< may be empty
    QString state; ///< "active", "idle in transaction"; empty: this role may not see it
    double transactionSeconds = 0; ///< age of its transaction
    QString lock; ///< "ROW EXCLUSIVE"; empty for the oldest transaction
};

/// A sequence of a column of a table.
struct SequenceFacts {
    QualifiedName name;
    QString column;
    QString columnType;
    qint64 lastValue = 0;
    qint64 limit = 0; ///< the smaller one of its own and the column type's
};

struct ReplicaFacts {
    QString name;
    QString state; ///< "streaming"
    qint64 lagBytes = -1; ///< -1: not known
    double lagSeconds = -1;
};

enum class Pooling {
    None,
    Unknown, ///< a pooler is in between; how it shares connections is not known
    Session,
    Transaction, ///< what SET leaves goes to whoever comes next
};

struct LoadFacts {
    std::optional<SessionFacts> oldestTransaction;
    QList<ReplicaFacts> replicas;
    Pooling pooling = Pooling::None;
    QString vectorVersion; ///< of pgvector; empty: not installed
};

struct TableFacts {
    QualifiedName name;
    double rowEstimate = -1; ///< pg_class.reltuples; -1: never analysed, which is unknown and not empty
    bool isEmpty = false; ///< looked up, not estimated
    qint64 sizeBytes = 0; ///< pg_table_size
    qint64 indexBytes = 0;
    double writesPerSecond = -1; ///< on average since the statistics began; negative: not measured
    QList<SessionFacts> holders; ///< other sessions that hold a lock on it, oldest transaction first
    QList<SequenceFacts> sequences; ///< of its columns
    bool partitioned = false;
    bool isPartition = false;
    bool hasDefaultPartition = false;
    QualifiedName defaultPartition;
    QStringList partitionKey; ///< columns; an empty name for an expression
    bool hasChildren = false; ///< others inherit from it: partitions too
    QualifiedName parent; ///< whose partition it is, or the first one that it inherits from
    QList<QualifiedName> descendants; ///< partitions and tables that inherit, at all depths
    DescendantFacts ofDescendants;
    bool materialized = false; ///< a materialised view
    QString accessMethod; ///< empty: it has none, as partitioned tables, or is not known
    QList<QualifiedName> materializedViews; ///< that read it
    QList<QualifiedName> viewsOfRows; ///< views that read it and none of its columns, as count(*) or the whole row
    bool rowSecurity = false;
    bool hasPolicies = false;
    char persistence = 'p'; ///< pg_class.relpersistence
    QString tablespace; ///< empty: not known
    bool published = false; ///< in a publication for logical replication
    QList<ColumnFacts> columns;
    QList<IndexFacts> indexes;
    QList<ConstraintFacts> constraints;
    QList<QualifiedName> referencedBy; ///< tables whose foreign keys point here
    QList<ReferenceFacts> references; ///< these keys
    QStringList notNullChecks; ///< columns that a valid check says to be NOT NULL, also beside other things
    QList<DistanceUse> distances; ///< of programs; only asked for tables that get a vector index
};

/// A domain that a statement names or a column has.
struct DomainFacts {
    QString baseType; ///< format_type of what is under it and its domains
    bool constrained = false; ///< CHECK or NOT NULL, its own or of a domain under it
    bool needsValue = false; ///< NOT NULL, its own or of a domain under it, and no default
    QString defaultValue; ///< as the server writes it; empty: none
    QList<QualifiedName> tables; ///< that have a column of it, materialised views too
};

/// Routines that defaults call; those of one name together.
struct RoutineFacts {
    char volatility = 'v'; ///< pg_proc.provolatile, the worst of them
    QString body; ///< of the only one, when it is in SQL and the server may put its body in the place of a call; else empty
};

/// How fast a server of ours works on an ordinary table that is in its memory (calibration.h).
struct Calibration {
    QString server; ///< "PostgreSQL 15.20 (private)"
    double scanBytesPerSecond = 0; ///< of the table
    double rewriteBytesPerSecond = 0; ///< without its indexes
    double indexBytesPerSecond = 0; ///< of the table; a btree over one number
    friend bool operator==(const Calibration &, const Calibration &) = default;
};

struct Facts {
    bool live = false; ///< false: nothing was looked up; rules word their sentences as assumptions
    int serverVersion = 0; ///< 0: unknown
    QString database; ///< "app@host/shop", for sentences
    QHash<QualifiedName, TableFacts> tables; ///< of the tables that the migration names
    QHash<QualifiedName, QualifiedName> indexTables; ///< index → its table
    QHash<QualifiedName, char> otherRelations; ///< pg_class.relkind of views, sequences, foreign tables and composite types that the migration names
    QHash<QualifiedName, DomainFacts> domains; ///< that the migration names, or columns of its tables have
    bool hasOwnCasts = false; ///< somebody made a cast that the server applies by itself, so that ours of its types need not hold
    QHash<QualifiedName, RoutineFacts> routines; ///< that its defaults call
    LoadFacts load;
    std::optional<Calibration> calibration; ///< nullopt: nothing is said of durations
    QHash<QString, DataAnswer> answers; ///< by DataQuestion::key(); of what was asked
    QHash<QString, QStringList> users; ///< by UsedObject::key(): who uses it; no entry: nobody asked
    QStringList userNotes; ///< whom nobody could ask
    QString timeZone; ///< that sessions begin with; empty: not known
    QStringList searchPath { QStringLiteral("public") }; ///< how unqualified names are resolved
};

} // namespace schemawright::catalog
