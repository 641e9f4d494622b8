// The schema while it is being read: every reader adds its rows, joined by oid in memory; finishDraft makes the value.
#pragma once

#include "model/catalog/address.h"
#include "model/postgres/resultset.h"
#include "model/schema/database.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <unordered_map>
#include <vector>

namespace schemawright::catalog {

struct RawDependency {
    Address dependent;
    Address referenced;
};

/// What other readers need to know about a column, also of tables that are left out.
struct ColumnInfo {
    QString name; ///< empty for dropped columns
    Oid collation = 0;
    Oid type = 0;
};

/// What few columns of indexes have.
struct IndexColumnInfo {
    int number = 0; ///< from 1
    QMap<QString, QString> operatorClassParameters;
    int statisticsTarget = -1;
    QString definition; ///< of the whole index
};

/// Owner and ACL as the server prints it; no ACL: the kind's default.
struct RawAccess {
    QString owner;
    std::optional<QString> acl;
};

struct OperatorClass {
    QString text; ///< SQL text, qualified unless in pg_catalog
    bool isDefault = false; ///< for its input type and access method
    Oid method = 0;
    Oid inputType = 0;
};

struct Draft {
    QStringList exclude;
    int serverVersion = 0;

    QHash<Oid, QString> namespaces; ///< the ones that are read
    QHash<Address, Oid> members; ///< objects that belong to an extension, with its oid
    QHash<Address, QString> comments;
    QHash<Oid, QString> roleNames;
    QString currentRole;
    QHash<Address, RawAccess> access;
    QHash<Address, QString> columnAcls; ///< of columns that have one
    QList<schema::DefaultPrivileges> defaultPrivileges;
    std::vector<RawDependency> dependencies;
    QHash<Oid, QString> collations; ///< SQL text
    QHash<Oid, OperatorClass> operatorClasses;
    QHash<Oid, Oid> domainBases; ///< domain → the type it is made of, which may be a domain
    QHash<Oid, QString> typeTexts; ///< format_type without a modifier; not of arrays and row types
    QHash<Oid, QString> leftOutTables; ///< names of those that are excluded or an extension's
    QHash<Oid, QList<ColumnInfo>> columns; ///< of a relation, by attnum - 1
    QHash<Oid, QList<IndexColumnInfo>> indexColumns; ///< by index
    QHash<Oid, QualifiedName> parentIndexes; ///< index of a partition → the index it is attached to
    QHash<Oid, Oid> backingIndexes; ///< index → the constraint it belongs to
    QHash<Address, schema::Identity> identities; ///< column → its sequence
    QHash<Oid, Oid> partitionParents; ///< partition → parent table

    QList<schema::Namespace> schemas;
    QList<schema::Extension> extensions;
    std::unordered_map<Oid, schema::Table> tables;
    std::unordered_map<Oid, schema::View> views;
    std::unordered_map<Oid, schema::CompositeType> composites; ///< by the oid of their pg_class row
    std::unordered_map<Oid, schema::Sequence> sequences;
    std::unordered_map<Oid, schema::EnumType> enums;
    std::unordered_map<Oid, schema::Domain> domains;
    QList<schema::Routine> routines;
    QList<schema::OtherObject> others;
    QList<schema::UnmodelledObject> unmodelled;
    QList<schema::ExtensionMember> extensionMembers;

    QHash<Address, schema::ObjectKey> keys; ///< of everything but columns
    QHash<Address, Address> wholes; ///< row and array types, defaults… → what they are a part of

    /// The name of an object that is to be read; nullopt when its schema is not, when an extension owns it, or when a
    /// pattern leaves it out. `schema` is 0 for objects that live in none.
    [[nodiscard]] std::optional<QualifiedName> accept(const Address &address, Oid schema, const QString &name) const;
    [[nodiscard]] QString comment(const Address &address) const { return comments.value(address); }
    /// Whether an index on a column of this type has the class without saying so; type 0: an expression.
    [[nodiscard]] bool isDefaultClass(Oid operatorClass, Oid type) const;
    [[nodiscard]] QString columnName(Oid relation, int number) const; ///< empty for expressions and system columns
    [[nodiscard]] QStringList columnNames(Oid relation, const QList<int> &numbers) const;
    [[nodiscard]] schema::Table *findTable(Oid relation);
    [[nodiscard]] schema::View *findView(Oid relation);
    /// Of the table or view; empty when it is not read.
    [[nodiscard]] QualifiedName relationName(Oid relation) const;
    void addUnmodelled(const QString &label, const QString &identity, const QString &fingerprint = {});
};

[[nodiscard]] Oid oidAt(const postgres::ResultSet &rows, int row, int column);
/// A "char" cell, like pg_class.relkind; '\0' when it is NULL or empty.
[[nodiscard]] char charAt(const postgres::ResultSet &rows, int row, int column);
/// int2[] or int2vector: "{1,2}" or "1 2"; empty for NULL.
[[nodiscard]] QList<int> numbersAt(const postgres::ResultSet &rows, int row, int column);
/// reloptions and the like: {fillfactor=70,autovacuum_enabled=false}; each name with `prefix` in front.
[[nodiscard]] QMap<QString, QString> optionsAt(
    const postgres::ResultSet &rows, int row, int column, const QString &prefix = {});

/// Texts "name=value".
[[nodiscard]] QMap<QString, QString> optionsOf(const QStringList &texts, const QString &prefix = {});

/// Sorts, resolves dependencies, and fills in what one reader could not know.
[[nodiscard]] schema::Database finishDraft(Draft draft);

/// Gives owners and privileges to their objects: see accessquery.cpp.
void attachAccess(Draft &draft);

/// From pg_depend to keys: see dependencyquery.cpp.
[[nodiscard]] QList<schema::Dependency> resolveDependencies(const Draft &draft);

} // namespace schemawright::catalog
