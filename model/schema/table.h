#pragma once

#include "model/schema/column.h"
#include "model/schema/constraint.h"
#include "model/schema/index.h"
#include "model/schema/policy.h"
#include "model/schema/privileges.h"
#include "model/schema/trigger.h"

#include <QList>
#include <QMap>

#include <optional>

namespace schemawright::schema {

struct PartitionOf {
    QualifiedName parent;
    QString bound; ///< pg_get_expr(relpartbound): "FOR VALUES FROM (…) TO (…)" or "DEFAULT"
    friend bool operator==(const PartitionOf &, const PartitionOf &) = default;
};

enum class ReplicaIdentity { Default, Nothing, Full, Index }; ///< Index: the one whose replicaIdentity is true

struct Table {
    QualifiedName name;
    bool unlogged = false;
    bool rowSecurityEnabled = false;
    bool rowSecurityForced = false;
    ReplicaIdentity replicaIdentity = ReplicaIdentity::Default;
    QString replicaIdentityIndex; ///< also when it is a constraint's index
    QString accessMethod; ///< empty: heap, or a partitioned table
    QString tablespace; ///< empty: the database's default
    QMap<QString, QString> storageParameters; ///< reloptions; those of the TOAST table as "toast.…"
    QString partitionKey; ///< pg_get_partkeydef: "RANGE (created_at)"; empty: not partitioned
    std::optional<PartitionOf> partitionOf;
    QList<QualifiedName> inherits; ///< in pg_inherits order; not for partitions
    QString ofType; ///< SQL text of the composite type of a typed table (CREATE TABLE … OF); empty otherwise
    QString foreignServer; ///< of a foreign table; empty: rows are here
    QMap<QString, QString> foreignOptions; ///< OPTIONS of a foreign table
    QString comment;

    QList<Column> columns; ///< in attnum order
    QList<Constraint> constraints; ///< sorted by name
    QList<Index> indexes; ///< sorted by name
    QList<Trigger> triggers; ///< sorted by name
    QList<Policy> policies; ///< sorted by name
    QList<Rule> rules; ///< sorted by name
    Access access {};

    [[nodiscard]] bool isPartitioned() const { return !partitionKey.isEmpty(); }
    [[nodiscard]] bool isForeign() const { return !foreignServer.isEmpty(); }
    friend bool operator==(const Table &, const Table &) = default;
};

[[nodiscard]] const Column *findColumn(const Table &table, const QString &name);
[[nodiscard]] const Constraint *findConstraint(const Table &table, const QString &name);
[[nodiscard]] const Index *findIndex(const Table &table, const QString &name);
[[nodiscard]] const Trigger *findTrigger(const Table &table, const QString &name);
[[nodiscard]] const Policy *findPolicy(const Table &table, const QString &name);
[[nodiscard]] const Constraint *findPrimaryKey(const Table &table);

} // namespace schemawright::schema
