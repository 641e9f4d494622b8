// What the statements before the current one have done: tables that the file made are nobody's problem, and locks are
// held until the transaction ends.
#pragma once

#include "model/lint/heldlocks.h"
#include "model/lint/lintinput.h"
#include "model/lint/nameset.h"
#include "model/lint/sessionsettings.h"

#include <QMap>
#include <QSet>

#include <memory>
#include <optional>
#include <unordered_map>

namespace schemawright::lint {

struct IndexState {
    QString name;
    QStringList columns; ///< empty names for expressions
    bool unique = false;
    bool plain = true; ///< not partial, default order and operator classes, btree
};

/// How these files partition a table.
struct PartitioningState {
    QStringList key; ///< columns; an empty name for an expression
    QualifiedName defaultPartition; ///< may be empty
};

/// A valid check that these files made.
struct CheckState {
    QString name; ///< empty: the server gave it one
    QString text; ///< as written
    QStringList columns; ///< that it reads
};

/// ALTER TYPE … ADD VALUE of the current transaction.
struct AddedEnumValue {
    QualifiedName type;
    QString value;
    int statement = 0;
    bool typeIsNew = false; ///< made in the same transaction
};

/// The schema of temporary tables.
inline constexpr QStringView temporarySchema = u"pg_temp";

/// Of each table that the file names: there may be tens of thousands, so that what most have is kept in small trees.
struct TableState {
    bool created = false; ///< by this file
    bool visible = true; ///< to others: the transaction that created it has ended
    bool temporary = false;
    bool partitioned = false;
    bool materialized = false; ///< a materialised view
    bool isWhole = false; ///< these files made it and say all of its columns and indexes
    bool hasRows = false; ///< at least one row was written
    bool rowsChanged = false; ///< a statement of these files writes rows of it
    bool rowSecurity = false; ///< switched on by this file
    bool hasForeignKeys = false; ///< of these files
    bool emptied = false; ///< by TRUNCATE of the current transaction, which keeps others out
    bool replaces = false; ///< these files made it in the place of another one: what the database has of its name is not it
    bool parentsMayBeGone = false; ///< these files change from whom it inherits, or whose partition it is
    NameSet virtualColumns; ///< generated and not stored
    NameSet keyColumns; ///< of its primary key and unique constraints
    int filledBy = -1; ///< index of the statement that may have written many rows; -1: none
    NameSet addedColumns; ///< by ALTER TABLE of this file
    NameSet provenNotNull; ///< columns that a valid check of these files covers, or that they made NOT NULL
    QStringList validatedUnseen; ///< constraints that these files validated and did not add
    QMap<QString, sql::ConstraintType> constraints; ///< made by this file, by name
    QString droppedConstraint; ///< the last one that this file dropped
    QList<IndexState> indexes; ///< made by these files
    QStringList requiredColumns; ///< NOT NULL in the CREATE TABLE of these files
    QMap<QString, sql::TypeName> columnTypes; ///< of CREATE TABLE and ADD COLUMN of this file
    QList<sql::CreatePolicy> policies; ///< made by this file
    std::shared_ptr<const PartitioningState> partitioning; ///< of partitioned ones; may be null
    QList<CheckState> checks;
    NameSet notValid; ///< constraints added NOT VALID in the current transaction
    QualifiedName formerName; ///< before this file renamed it; empty when it did not
    QHash<QString, QString> formerColumns; ///< renamed by these files: as the database has them, by their names now
    NameSet changedColumns; ///< whose type or name these files change, by their names before and after
    QHash<QString, sql::ConstraintDefinition> unvalidated; ///< added NOT VALID by these files and not validated yet, by name

    /// The name that the database has for a column; of one that took the name of another, a name that no column can have.
    [[nodiscard]] QString formerColumn(const QString &column) const
    {
        if (formerColumns.isEmpty() || formerColumns.contains(column))
            return formerColumns.value(column, column);
        return formerColumns.key(column).isNull() ? column : QString(QChar::Null);
    }
};

struct NameHash {
    size_t operator()(const QualifiedName &name) const { return qHash(name); }
};

class FileState
{
public:
    FileState(const LintInput &input, bool fileTransaction);

    /// The name with its schema, by search_path, temporary tables, and what exists.
    [[nodiscard]] QualifiedName resolve(const QualifiedName &written) const;
    /// nullptr when the file has not touched it. `table` is resolved.
    [[nodiscard]] const TableState *table(const QualifiedName &table) const;
    [[nodiscard]] const catalog::TableFacts *facts(const QualifiedName &table) const;
    /// The table of an index that the file made or that the database has; empty when unknown. As resolved.
    [[nodiscard]] QualifiedName tableOfIndex(const QualifiedName &index) const;
    /// Of one that the database has: by these files, and not made again.
    [[nodiscard]] bool isIndexDropped(const QualifiedName &index) const;
    [[nodiscard]] bool isIndexCreatedHere(const QualifiedName &index) const;
    [[nodiscard]] bool isSchemaCreatedHere(const QString &schema) const { return m_schemas.contains(schema); }
    [[nodiscard]] bool isObjectCreatedHere(const QualifiedName &object) const;

    [[nodiscard]] bool isTableDropped(const QualifiedName &table) const { return m_droppedTables.contains(table); }
    /// Of a view that read the table on the database: it is there, and reads it, for certain.
    [[nodiscard]] bool isReadBy(const QualifiedName &table, const QualifiedName &view) const;
    /// The same of a column of a table.
    [[nodiscard]] bool isViewUnchanged(const QualifiedName &view) const;
    [[nodiscard]] bool isConstrainedDomain(const QualifiedName &type) const { return m_domains.contains(type); }
    /// Of these files or the database; nullptr when the type is none, or is not known. A type without a schema is looked for by search_path.
    [[nodiscard]] const catalog::DomainFacts *domain(const QualifiedName &type) const;
    [[nodiscard]] const catalog::RoutineFacts *routine(const QualifiedName &written) const;
    /// IF NOT EXISTS, and the database has an index of this name: nothing is built.
    [[nodiscard]] bool isPresentIndex(const sql::CreateIndex &create) const;
    /// Made by these files, and no domain with a constraint.
    [[nodiscard]] bool isPlainType(const QualifiedName &type) const { return m_plainTypes.contains(resolve(type)); }
    [[nodiscard]] const QList<AddedEnumValue> &addedEnumValues() const { return m_enumValues; }
    [[nodiscard]] const SessionSettings &settings() const { return m_settings; }
    /// A statement of this file has waited for a lock that blocks writes, without lock_timeout.
    [[nodiscard]] bool isStrongLockSeen() const { return m_strongLockSeen; }

    /// Where an object goes whose name has no schema.
    [[nodiscard]] QString creationSchema() const { return m_searchPath.first(); }
    [[nodiscard]] bool inTransaction() const { return m_fileTransaction || m_explicitTransaction; }
    [[nodiscard]] bool inExplicitTransaction() const { return m_explicitTransaction; }
    [[nodiscard]] const HeldLocks &heldLocks() const { return m_held; }
    /// A statement before this one may have changed rows of the table: it writes them, or runs code that nobody has read.
    [[nodiscard]] bool mayHaveChangedRows(const QualifiedName &table) const;
    /// Without one row, for certain.
    [[nodiscard]] bool isEmptied(const QualifiedName &table) const;
    [[nodiscard]] bool isTimeZoneUtc() const { return m_timeZoneUtc; }
    [[nodiscard]] bool isTimeZoneKnown() const { return m_timeZoneKnown; }
    [[nodiscard]] const catalog::Facts &database() const { return m_facts; }
    [[nodiscard]] const LintOptions &options() const { return m_options; }

    /// Another file follows: sessions' settings and locks are gone, tables are old, what was proved stays.
    void startFile(const LintInput &input, bool inTransaction);
    /// The runner ends its transaction and starts another one, or none: locks are gone, tables are there for others.
    void enterTransaction(bool inTransaction);
    /// The statement ran. `locks` are those of locksOf().
    void apply(int index, const sql::Statement &statement, const QList<StatementLock> &locks);

private:
    void resetSession();
    void noteWrite(const sql::RelationRef &table);
    void noteCode();
    [[nodiscard]] QStringList sessionPath() const;
    void moveTable(const QualifiedName &from, const QualifiedName &to);
    void keepLocks(int index, const sql::Statement &statement, const QList<StatementLock> &locks);
    void endTransaction();
    void forgetEmptied();
    void applyTo(int index, const sql::CreateTable &create);
    void applyTo(int index, const sql::AlterTable &alter);
    void applyTo(int index, const sql::Rename &rename);
    void applyTo(int index, const sql::DropObjects &drop);
    void applyTo(int index, const sql::CreateIndex &create);
    void applyTo(int index, const sql::Transaction &transaction);
    void applyTo(int index, const sql::SetVariable &set);
    void applyTo(int index, const sql::Insert &insert);
    void applyTo(int index, const sql::Update &update);
    void applyTo(int index, const sql::Delete &remove);
    void applyTo(int index, const sql::Truncate &truncate);
    void applyTo(int index, const sql::Do &code);
    void applyTo(int index, const sql::Query &query);
    void applyTo(int index, const sql::CreateSchema &create);
    void applyTo(int index, const sql::CreateView &create);
    void applyTo(int index, const sql::CreateFunction &create);
    void applyTo(int index, const sql::CreatePolicy &create);
    void applyTo(int index, const sql::AlterEnum &alter);
    void applyTo(int index, const sql::Opaque &other);
    template <typename Other> void applyTo(int, const Other &) { }
    void setSearchPath(const sql::SetVariable &set);
    void addObject(const QualifiedName &written);
    void dropView(const QualifiedName &view);
    void dropTable(const QualifiedName &table, bool cascade);
    /// The same text, held once for all tables that have it.
    [[nodiscard]] QString shared(const QString &name) { return *m_names.insert(name); }
    void addColumn(TableState &table, const sql::ColumnDefinition &column);
    void addConstraint(TableState &table, const sql::ConstraintDefinition &constraint);
    void addProof(TableState &table, const sql::ConstraintDefinition &constraint);
    void copyColumns(TableState &table, const QualifiedName &source) const;
    void validateConstraint(TableState &table, const QString &name);

    const catalog::Facts &m_facts;
    const LintOptions &m_options;
    QStringList m_searchPath;
    QList<QStringList> m_savedPaths; // of the current transaction: before its first SET, and at its savepoints
    std::optional<QStringList> m_outerPath; // holds again when the current transaction ends: SET LOCAL
    std::unordered_map<QualifiedName, TableState, NameHash> m_tables; // large values, which never move
    QSet<QString> m_names; // of columns, types and schemas: many tables have the same
    QHash<QualifiedName, QualifiedName> m_indexes; // made by this file → table
    QSet<QualifiedName> m_objects; // views, routines, types and sequences made by this file
    QSet<QualifiedName> m_newTypes; // made in the current transaction
    QSet<QualifiedName> m_droppedTables; // by these files, also if they made it again
    QSet<QualifiedName> m_freedTables; // names of the database's that these files dropped or renamed before they ran
    QSet<QualifiedName> m_droppedViews; // by these files, and not made again
    QHash<QualifiedName, QList<QualifiedName>> m_madeViews; // by these files → what they read, resolved
    QHash<QualifiedName, catalog::RoutineFacts> m_routines; // made by these files, or given another body
    QHash<QualifiedName, catalog::DomainFacts> m_madeDomains; // by these files; without the tables that use them
    QSet<QualifiedName> m_presentIndexes; // made by the files before this one
    QSet<QualifiedName> m_plainTypes; // enums, composite types and domains without constraints that these files made
    QSet<QualifiedName> m_droppedIndexes; // by these files
    QSet<QualifiedName> m_domains; // with constraints, made by this file
    QList<AddedEnumValue> m_enumValues;
    SessionSettings m_settings;
    bool m_strongLockSeen = false;
    QSet<QString> m_schemas;
    HeldLocks m_held;
    QList<QualifiedName> m_emptied; // tables that the current transaction truncated
    QList<QualifiedName> m_invisible; // tables created in the current transaction
    bool m_hasRun = false; // the file, on the database
    bool m_fileTransaction = false;
    bool m_explicitTransaction = false;
    bool m_timeZoneUtc = false;
    bool m_timeZoneKnown = false;
    bool m_codeRan = false; // DO, CALL, SELECT of functions: it may have changed rows of any table
};

} // namespace schemawright::lint
