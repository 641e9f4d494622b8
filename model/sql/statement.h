// SQL statements as values: what rules and readers ask about. A closed list; what nobody asks about yet is Opaque.
#pragma once

#include "model/sql/altertable.h"
#include "model/sql/details.h"
#include "model/sql/tabledefinition.h"

namespace schemawright::sql {

struct IndexColumn {
    QString name; ///< empty for expressions
    bool ordinary = true; ///< no expression, default order and operator class
    QString operatorClass; ///< empty: the default one
    std::optional<Expression> expression; ///< without what follows it (COLLATE, order)
    bool hasCollation = false; ///< of its own
};

struct CreateIndex {
    NameRef name; ///< empty: the server chooses one
    RelationRef table;
    QString method; ///< "btree" when not written
    bool unique = false;
    bool concurrently = false;
    bool ifNotExists = false;
    bool partial = false;
    std::optional<Expression> predicate; ///< of partial ones
    bool nullsNotDistinct = false;
    QHash<QString, QString> options; ///< WITH ( … )
    QList<IndexColumn> columns; ///< without INCLUDE
    SourceRange keyword; ///< of the word INDEX: CONCURRENTLY goes behind it
};

struct DropObjects {
    ObjectClass kind = ObjectClass::Other;
    /// For triggers, policies and rules `name` is the object and `relation` its table; schemas have only a name.
    struct Target {
        QualifiedName name;
        QualifiedName relation;
        SourceRange range;
    };
    QList<Target> targets;
    bool concurrently = false;
    bool ifExists = false;
    bool cascade = false;
    SourceRange keyword; ///< of the word INDEX, TABLE, …
};

struct AlterTable {
    ObjectClass kind = ObjectClass::Table; ///< ALTER INDEX, VIEW, SEQUENCE … are parsed the same way
    RelationRef relation;
    QList<AlterTableAction> actions;
    bool ifExists = false;
};

struct Rename {
    ObjectClass kind = ObjectClass::Table;
    RelationRef relation; ///< the table of columns and constraints; the object itself otherwise
    QString from; ///< of columns, constraints, triggers, policies, schemas, types, functions
    NameRef to;
};

/// An UPDATE or DELETE in the WITH of a statement: it runs whatever the statement reads of it. docs: queries-with.
struct WithWrite {
    RelationRef table;
    bool deletes = false;
    bool hasCondition = false; ///< a WHERE that is not constant true
    friend bool operator==(const WithWrite &, const WithWrite &) = default;
};

struct CreateTable {
    RelationRef table;
    bool ifNotExists = false;
    QList<ColumnDefinition> columns;
    QList<ConstraintDefinition> constraints; ///< of the table; those of columns are in the columns
    std::optional<RelationRef> partitionOf;
    bool partitioned = false; ///< PARTITION BY
    QStringList partitionKey; ///< columns; an empty name for an expression
    bool defaultPartition = false; ///< PARTITION OF … DEFAULT
    PartitionBound bound; ///< of PARTITION OF
    QList<RelationRef> parents; ///< INHERITS
    QList<RelationRef> likes; ///< LIKE: it gets their columns, NOT NULL too
    bool hasParents = false; ///< INHERITS, LIKE or OF: it has more than what is written
    bool fromQuery = false; ///< CREATE TABLE AS, SELECT INTO
    bool hasRows = false; ///< CREATE TABLE AS … WITH DATA, SELECT INTO
    QList<WithWrite> inWith {};
};

enum class TransactionCommand { Begin, Commit, Rollback, Savepoint, Release, RollbackTo, Prepared };
struct Transaction {
    TransactionCommand command = TransactionCommand::Begin;
};

struct SetVariable {
    QString name; ///< empty for RESET ALL
    QString value; ///< as written, without quotes; empty for RESET and DEFAULT
    bool local = false;
};

struct Insert {
    RelationRef table;
    bool fromQuery = false; ///< INSERT … SELECT
    QString repeatedColumn; ///< one that is assigned twice; empty when none is
    QList<WithWrite> inWith {};
};
struct Update {
    RelationRef table;
    bool hasCondition = false; ///< a WHERE that is not constant true
    QStringList columns; ///< assigned ones
    QString repeatedColumn; ///< one that is assigned twice as a whole; empty when none is
    QList<WithWrite> inWith {};
};
struct Delete {
    RelationRef table;
    bool hasCondition = false;
    QList<WithWrite> inWith {};
};
struct Truncate {
    QList<RelationRef> tables;
    bool cascade = false;
};
struct CreateFunction {
    NameRef name; ///< without its schema
    QString schema;
    bool replace = false;
    QString language;
    char volatility = 'v'; ///< as pg_proc.provolatile: 'i', 's'
    bool inlinable = true; ///< neither STRICT nor SECURITY DEFINER nor SET
    bool securityDefiner = false;
    bool setsSearchPath = false;
    QString body; ///< the text between the quotes; empty for BEGIN ATOMIC and RETURN
    SourceRange securityRange; ///< of SECURITY DEFINER
};
struct CreateTrigger {
    NameRef name;
    RelationRef table;
    bool insteadOf = false; ///< on a view
};
enum class PolicyCommand { All, Select, Insert, Update, Delete };
struct PolicyConditions { ///< what CREATE POLICY and ALTER POLICY have in common
    bool hasUsing = false;
    bool hasCheck = false;
    bool alwaysTrueUsing = false;
    bool alwaysTrueCheck = false;
    QList<FunctionCall> calls; ///< in both
};
struct CreatePolicy {
    NameRef name;
    RelationRef table;
    bool permissive = true;
    PolicyCommand command = PolicyCommand::All;
    QStringList roles; ///< "public" for PUBLIC
    PolicyConditions conditions;
};
struct CreateView {
    RelationRef view;
    bool materialized = false;
    bool replace = false;
    bool hasRows = false; ///< materialised WITH DATA
    bool securityInvoker = false;
    QList<QualifiedName> reads; ///< relations of its query, as written
    SourceRange asKeyword; ///< the AS before its query: options go before it
};
struct CreateSchema {
    QString name;
};
struct AlterEnum {
    QualifiedName type;
    QString addedValue; ///< empty for RENAME VALUE
    QString renamedValue;
    bool placed = false; ///< BEFORE or AFTER another value
};
struct Reindex {
    ObjectClass kind = ObjectClass::Index; ///< Index, Table, Schema, Database (also SYSTEM)
    RelationRef relation; ///< an index or a table; empty for schemas and databases
    bool concurrently = false;
};
struct Vacuum {
    QList<RelationRef> tables; ///< empty: all
    bool full = false;
    bool analyzeOnly = false; ///< ANALYZE
};
struct RefreshView {
    RelationRef view;
    bool concurrently = false;
    bool withData = true;
};
struct Comment {
    ObjectClass kind = ObjectClass::Other;
    /// The name as written, part by part; of columns, constraints, triggers, rules and policies that of the relation with
    /// their own behind it. Empty for what is not named so: functions, casts…
    QStringList object;
    bool removes = false; ///< IS NULL or an empty text: it takes the comment away
};
struct Do {
    QString language; ///< "plpgsql" when not written
    QString body;
};
struct Query { ///< SELECT, VALUES, WITH … SELECT
    bool instant = false; ///< reads no table and calls only PostgreSQL's own functions, or has LIMIT 0
    QList<WithWrite> inWith {};
};
struct Opaque {
    QString node; ///< libpg_query's name: "GrantStmt"; empty when the statement could not be parsed
    QList<RelationRef> relations; ///< that CLUSTER, LOCK, COPY … FROM, CREATE RULE, CREATE STATISTICS, ALTER POLICY, publications and SET SCHEMA name
    Details details; ///< of the kinds that rules ask about
};

using Statement = std::variant<CreateIndex, DropObjects, AlterTable, Rename, CreateTable, Transaction, SetVariable,
    Insert, Update, Delete, Truncate, CreateFunction, CreateTrigger, CreatePolicy, CreateView, CreateSchema, AlterEnum,
    Reindex, Vacuum, RefreshView, Comment, Do, Query, Opaque>;

} // namespace schemawright::sql
