#include "model/trace/watchedrun.h"

#include "model/apply/statementtraits.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <chrono>
#include <future>

namespace schemawright::trace {

using namespace Qt::StringLiterals;
using postgres::Connection;

namespace {

constexpr auto pollInterval = std::chrono::milliseconds(2);

/// How a blocker stands in a table's way. Each time the statement waits for it, the next, weaker one.
enum class Stand {
    Writer, ///< ROW EXCLUSIVE: what waits for writers waits
    Reader, ///< ACCESS SHARE on the table and its indexes: what asks for ACCESS EXCLUSIVE waits
    Aside,
};

/// VACUUM waits for no reader and no writer, only for its own kind.
bool isPlainVacuum(const QString &sql)
{
    const QString words = sql.simplified().toUpper();
    return words.startsWith("VACUUM"_L1) && !words.startsWith("VACUUM FULL"_L1) && !words.contains("FULL"_L1);
}

class Watch
{
public:
    Watch(Connection observer, Connection first, Connection second)
        : m_observer(std::move(observer))
        , m_blockers { std::move(first), std::move(second) }
    {
    }

    void standInTheWay(const QString &sql, const QHash<Oid, RelationState> &relations)
    {
        m_strongest = isPlainVacuum(sql) ? u"SHARE UPDATE EXCLUSIVE"_s : u"ROW EXCLUSIVE"_s;
        m_relations = relations;
        for (const Oid table : tablesOf(sql))
            m_stands.insert(table, Stand::Writer);
        block(m_blockers[m_current]);
    }

    /// Until `isDone`. Errors: Connection.
    template <typename IsDone> [[nodiscard]] Result<> look(int pid, WatchedRun &run, const IsDone &isDone)
    {
        while (!isDone(pollInterval)) {
            TRY_ASSIGN(const QList<LockState> locks, readLocks(m_observer, pid));
            note(locks, run);
            TRY_ASSIGN(const bool waits, waitsForUs(pid));
            if (!waits)
                continue;
            // Once more: by now it has everything that it had when it began to wait.
            TRY_ASSIGN(const QList<LockState> waiting, readLocks(m_observer, pid));
            note(waiting, run);
            TRY_ASSIGN(const auto relations, readRelations(m_observer));
            run.seen.insert(relations);
            stepAside(waiting);
        }
        release(m_blockers[m_current]);
        return {};
    }

    void release() { release(m_blockers[m_current]); }

private:
    [[nodiscard]] QList<Oid> tablesOf(const QString &sql) const
    {
        const apply::StatementTraits traits = apply::describeStatement(sql);
        QList<QualifiedName> names = traits.relations;
        names << traits.index << traits.relation << traits.partition;
        QList<Oid> tables;
        for (auto relation = m_relations.cbegin(); relation != m_relations.cend(); ++relation) {
            const bool isNamed = std::ranges::any_of(names, [&](const QualifiedName &name) {
                const auto is = [&name](const QualifiedName &full) {
                    return !name.isEmpty() && name.name == full.name && (name.schema.isEmpty() || name.schema == full.schema);
                };
                return is(relation->name) || std::ranges::any_of(m_relations, [&](const RelationState &index) {
                    return index.kind == RelationKind::Index && index.table == relation->name && is(index.name);
                });
            });
            if (isTable(relation->kind) && (isNamed || traits.relations.isEmpty()))
                tables << relation.key();
        }
        return tables;
    }

    static bool isTable(RelationKind kind)
    {
        return kind == RelationKind::Table || kind == RelationKind::PartitionedTable || kind == RelationKind::MaterializedView;
    }

    /// Whatever it cannot get at once, it leaves.
    void block(Connection &blocker)
    {
        if (!blocker.execute(u"BEGIN; SET LOCAL lock_timeout = '100ms'"_s))
            return;
        for (auto stand = m_stands.cbegin(); stand != m_stands.cend(); ++stand) {
            const RelationState relation = m_relations.value(stand.key());
            const QString name = sql::quoteName(relation.name);
            // LOCK TABLE refuses materialized views.
            const bool writes = *stand == Stand::Writer && relation.kind != RelationKind::MaterializedView;
            if (*stand == Stand::Aside)
                continue;
            const QString lock = writes ? u"LOCK TABLE ONLY %1 IN %2 MODE"_s.arg(name, m_strongest)
                                        : u"SELECT 1 FROM ONLY %1 WHERE false"_s.arg(name);
            const QString statement = relation.kind == RelationKind::MaterializedView ? QString(lock).remove(u"ONLY "_s) : lock;
            if (!blocker.execute(u"SAVEPOINT one"_s))
                return;
            if (!blocker.execute(statement))
                (void)blocker.execute(u"ROLLBACK TO SAVEPOINT one"_s);
        }
    }

    static void release(Connection &blocker)
    {
        if (blocker.isInTransaction())
            (void)blocker.execute(u"ROLLBACK"_s);
    }

    /// The next blocker stands before this one goes, so that no phase slips through.
    void stepAside(const QList<LockState> &locks)
    {
        QSet<Oid> waitedFor;
        for (const LockState &lock : locks) {
            if (lock.granted)
                continue;
            waitedFor << lock.relation;
            const QualifiedName table = m_relations.value(lock.relation).table;
            for (auto stand = m_stands.cbegin(); stand != m_stands.cend() && !table.isEmpty(); ++stand) {
                if (m_relations.value(stand.key()).name == table)
                    waitedFor << stand.key();
            }
        }
        for (auto stand = m_stands.begin(); stand != m_stands.end(); ++stand) {
            if (waitedFor.isEmpty() || waitedFor.contains(stand.key())) // waits for transactions: which, it does not say
                *stand = *stand == Stand::Writer ? Stand::Reader : Stand::Aside;
        }
        const int next = 1 - m_current;
        block(m_blockers[next]);
        release(m_blockers[m_current]);
        m_current = next;
    }

    [[nodiscard]] Result<bool> waitsForUs(int pid)
    {
        TRY_ASSIGN(const postgres::ResultSet rows,
            m_observer.query(u"SELECT $2::int = ANY (pg_catalog.pg_blocking_pids($1::int))"_s,
                { QString::number(pid), QString::number(m_blockers[m_current].backendPid()) }));
        return rows.boolean(0, 0);
    }

    static void note(const QList<LockState> &locks, WatchedRun &run)
    {
        for (const LockState &lock : locks) {
            if (!run.locks.contains(lock))
                run.locks.append(lock);
        }
    }

    Connection m_observer;
    Connection m_blockers[2];
    int m_current = 0;
    QString m_strongest;
    QHash<Oid, RelationState> m_relations;
    QHash<Oid, Stand> m_stands;
};

} // namespace

Result<WatchedRun> runWatched(
    Connection &connection, const QString &sql, const QHash<Oid, RelationState> &before, const std::stop_token &stop)
{
    TRY_ASSIGN(Connection observer, connection.openAnother(stop));
    TRY_ASSIGN(Connection first, connection.openAnother(stop));
    TRY_ASSIGN(Connection second, connection.openAnother(stop));
    Watch watch(std::move(observer), std::move(first), std::move(second));
    watch.standInTheWay(sql, before);
    WatchedRun run;
    const int pid = connection.backendPid();
    auto running = std::async(std::launch::async, [&] { return connection.execute(sql, stop); });
    const auto isDone = [&running](std::chrono::milliseconds wait) { return running.wait_for(wait) == std::future_status::ready; };
    const Result<> looked = watch.look(pid, run, isDone);
    watch.release(); // what failed to look must not stand in its way
    const auto ran = running.get();
    TRY(looked);
    if (!ran && (ran.error().kind == ErrorKind::Cancelled || !connection.isAlive()))
        return makeError(ran.error());
    if (!ran)
        run.error = ran.error();
    return run;
}

} // namespace schemawright::trace
