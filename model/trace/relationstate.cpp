#include "model/trace/relationstate.h"

namespace schemawright::trace {

using namespace Qt::StringLiterals;
using schema::LockMode;

namespace {

/// FirstNormalObjectId of src/include/access/transam.h: below it is what initdb has made.
constexpr int firstNormalOid = 16384;

RelationKind kindOf(QStringView relkind)
{
    switch (relkind.isEmpty() ? u'r' : relkind.front().unicode()) {
    case u'p':
        return RelationKind::PartitionedTable;
    case u'm':
        return RelationKind::MaterializedView;
    case u'v':
        return RelationKind::View;
    case u'f':
        return RelationKind::ForeignTable;
    case u'i':
    case u'I':
        return RelationKind::Index;
    case u'S':
        return RelationKind::Sequence;
    case u't':
        return RelationKind::Toast;
    case u'c':
        return RelationKind::Composite;
    default:
        return RelationKind::Table;
    }
}

/// pg_locks writes "ShareRowExclusiveLock".
LockMode modeOf(const QString &text)
{
    static const QHash<QString, LockMode> modes {
        { u"AccessShareLock"_s, LockMode::AccessShare },
        { u"RowShareLock"_s, LockMode::RowShare },
        { u"RowExclusiveLock"_s, LockMode::RowExclusive },
        { u"ShareUpdateExclusiveLock"_s, LockMode::ShareUpdateExclusive },
        { u"ShareLock"_s, LockMode::Share },
        { u"ShareRowExclusiveLock"_s, LockMode::ShareRowExclusive },
        { u"ExclusiveLock"_s, LockMode::Exclusive },
        { u"AccessExclusiveLock"_s, LockMode::AccessExclusive },
    };
    return modes.value(text, LockMode::None);
}

} // namespace

Result<QHash<Oid, RelationState>> readRelations(postgres::Connection &connection, const std::stop_token &stop)
{
    TRY_ASSIGN(const postgres::ResultSet rows, connection.query(uR"(
SELECT c.oid, n.nspname, c.relname, c.relkind, coalesce(pg_catalog.pg_relation_filenode(c.oid), 0),
    CASE WHEN c.relkind IN ('r', 'm', 'p') THEN pg_catalog.pg_stat_get_xact_numscans(c.oid) ELSE 0 END, tn.nspname, t.relname
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
LEFT JOIN pg_catalog.pg_class owner ON c.relkind = 't' AND owner.reltoastrelid = c.oid
LEFT JOIN pg_catalog.pg_class t ON t.oid = coalesce(i.indrelid, owner.oid)
LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
WHERE c.oid >= $1::oid)"_s, { QString::number(firstNormalOid) }, stop));
    QHash<Oid, RelationState> relations;
    for (int row = 0; row < rows.rowCount(); ++row) {
        relations.insert(static_cast<Oid>(rows.integer(row, 0)),
            { { rows.text(row, 1), rows.text(row, 2) }, kindOf(rows.text(row, 3)), { rows.text(row, 6), rows.text(row, 7) },
                rows.integer(row, 4), rows.integer(row, 5) });
    }
    return relations;
}

Result<QList<LockState>> readLocks(postgres::Connection &connection, int backendPid, const std::stop_token &stop)
{
    TRY_ASSIGN(const postgres::ResultSet rows, connection.query(uR"(
SELECT relation, mode, granted FROM pg_catalog.pg_locks
WHERE pid = $1::int AND locktype = 'relation' AND relation >= $2::oid
    AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))"_s,
                           { QString::number(backendPid), QString::number(firstNormalOid) }, stop));
    QList<LockState> locks;
    for (int row = 0; row < rows.rowCount(); ++row)
        locks.append({ static_cast<Oid>(rows.integer(row, 0)), modeOf(rows.text(row, 1)), rows.boolean(row, 2) });
    return locks;
}

QString relationKindText(RelationKind kind)
{
    switch (kind) {
    case RelationKind::Table:
    case RelationKind::PartitionedTable:
        return u"table"_s;
    case RelationKind::MaterializedView:
        return u"materialized view"_s;
    case RelationKind::View:
        return u"view"_s;
    case RelationKind::ForeignTable:
        return u"foreign table"_s;
    case RelationKind::Index:
        return u"index"_s;
    case RelationKind::Sequence:
        return u"sequence"_s;
    case RelationKind::Toast:
        return u"TOAST table"_s;
    case RelationKind::Composite:
        return u"type"_s;
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::trace
