#include "model/migrations/formats/historyrows.h"

#include "model/migrations/formats/flywayversion.h"

#include <QHash>
#include <QTimeZone>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

QDateTime momentOf(const postgres::ResultSet &rows, int row, int column)
{
    return rows.isNull(row, column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(rows.integer(row, column), QTimeZone::utc());
}

Revision doneRevision(const QString &version)
{
    Revision revision;
    revision.version = version;
    revision.applied = 1;
    revision.total = 1;
    return revision;
}

void markFailed(Revision &revision, const QString &error)
{
    revision.failed = true;
    revision.applied = 0;
    revision.error = error;
}

/// The last row of every version counts; a row without a revision takes the version away again.
class LatestRows
{
public:
    void put(const QString &version, std::optional<Revision> revision)
    {
        if (!m_rows.contains(version))
            m_order << version;
        m_rows[version] = std::move(revision);
    }
    [[nodiscard]] QList<Revision> rows() const
    {
        QList<Revision> result;
        for (const QString &version : m_order) {
            if (const auto &revision = *m_rows.constFind(version))
                result << *revision;
        }
        return result;
    }

private:
    QStringList m_order;
    QHash<QString, std::optional<Revision>> m_rows;
};

} // namespace

Result<QList<Revision>> prismaRows(postgres::Connection &connection, const QString &table)
{
    TRY_ASSIGN(const auto rows, connection.query(u"SELECT migration_name, checksum, finished_at IS NOT NULL, coalesce(logs, ''), "
        "(extract(epoch FROM started_at) * 1000)::bigint FROM "_s + table + u" WHERE rolled_back_at IS NULL ORDER BY started_at"_s));
    LatestRows latest;
    for (int i = 0; i < rows.rowCount(); ++i) {
        Revision revision = doneRevision(rows.text(i, 0));
        revision.hash = rows.text(i, 1);
        revision.executedAt = momentOf(rows, i, 4);
        if (!rows.boolean(i, 2))
            markFailed(revision, rows.text(i, 3));
        latest.put(revision.version, revision);
    }
    return latest.rows();
}

Result<QList<Revision>> golangMigrateRows(postgres::Connection &connection, const QString &table)
{
    TRY_ASSIGN(const auto rows, connection.query(u"SELECT version, dirty FROM "_s + table + u" WHERE version >= 0"_s));
    QList<Revision> result;
    for (int i = 0; i < rows.rowCount(); ++i) {
        Revision revision = doneRevision(rows.text(i, 0));
        if (rows.boolean(i, 1))
            markFailed(revision, u"the database is marked dirty"_s);
        result << revision;
    }
    return result;
}

Result<QList<Revision>> flywayRows(postgres::Connection &connection, const QString &table)
{
    TRY_ASSIGN(const auto rows, connection.query(u"SELECT version, description, type, checksum, success, "
        "(extract(epoch FROM installed_on) * 1000)::bigint, execution_time::bigint * 1000000 FROM "_s + table + u" ORDER BY installed_rank"_s));
    LatestRows latest;
    for (int i = 0; i < rows.rowCount(); ++i) {
        const QString type = rows.text(i, 2);
        const QString description = rows.text(i, 1);
        const bool isBaselineFile = type == "SQL_BASELINE"_L1;
        const QString key = rows.isNull(i, 0) ? u"R "_s + description
                                              : (isBaselineFile ? u"B "_s : QString()) + normalFlywayVersion(rows.text(i, 0));
        if (type == "SCHEMA"_L1)
            continue; // Flyway made the schema; no migration
        if (type.startsWith("UNDO"_L1) || type == "DELETE"_L1) {
            latest.put(key, std::nullopt);
            continue;
        }
        Revision revision = doneRevision(key);
        revision.description = description;
        revision.hash = rows.text(i, 3);
        revision.executedAt = momentOf(rows, i, 5);
        revision.executionNanoseconds = rows.integer(i, 6);
        if (type == "BASELINE"_L1)
            revision.type = revisiontype::baseline;
        if (!rows.boolean(i, 4))
            markFailed(revision, {});
        latest.put(key, revision);
    }
    return latest.rows();
}

Result<QList<Revision>> gooseRows(postgres::Connection &connection, const QString &table)
{
    TRY_ASSIGN(const auto rows, connection.query(u"SELECT version_id, is_applied, (extract(epoch FROM tstamp) * 1000)::bigint FROM "_s
        + table + u" WHERE version_id > 0 ORDER BY id"_s));
    LatestRows latest;
    for (int i = 0; i < rows.rowCount(); ++i) {
        Revision revision = doneRevision(rows.text(i, 0));
        revision.executedAt = momentOf(rows, i, 2);
        latest.put(revision.version, rows.boolean(i, 1) ? std::optional(revision) : std::nullopt);
    }
    return latest.rows();
}

Result<QList<Revision>> dbmateRows(postgres::Connection &connection, const QString &table)
{
    TRY_ASSIGN(const auto rows, connection.query(u"SELECT version FROM "_s + table + u" ORDER BY version COLLATE \"C\""_s));
    QList<Revision> result;
    for (int i = 0; i < rows.rowCount(); ++i)
        result << doneRevision(rows.text(i, 0));
    return result;
}

Result<QList<Revision>> drizzleRows(postgres::Connection &connection, const QString &table)
{
    TRY_ASSIGN(const auto rows, connection.query(u"SELECT created_at, hash FROM "_s + table + u" WHERE created_at IS NOT NULL ORDER BY created_at, id"_s));
    LatestRows latest;
    for (int i = 0; i < rows.rowCount(); ++i) {
        Revision revision = doneRevision(rows.text(i, 0));
        revision.hash = rows.text(i, 1);
        revision.executedAt = QDateTime(); // created_at is when the migration was made, not when it ran
        latest.put(revision.version, revision);
    }
    return latest.rows();
}

Result<QList<Revision>> liquibaseRows(postgres::Connection &connection, const QString &table)
{
    TRY_ASSIGN(const auto rows, connection.query(u"SELECT filename, id, author, exectype, (extract(epoch FROM dateexecuted) * 1000)::bigint FROM "_s
        + table + u" ORDER BY orderexecuted"_s));
    LatestRows latest;
    for (int i = 0; i < rows.rowCount(); ++i) {
        // The path is as the team's changelog spells it; the name of the file is what we share.
        Revision revision = doneRevision(u"%1::%2::%3"_s.arg(rows.text(i, 0).section(u'/', -1), rows.text(i, 1), rows.text(i, 2)));
        revision.description = rows.text(i, 2);
        revision.executedAt = momentOf(rows, i, 4);
        if (rows.text(i, 3) == "FAILED"_L1)
            markFailed(revision, {});
        latest.put(revision.version, rows.text(i, 3) == "SKIPPED"_L1 ? std::nullopt : std::optional(revision));
    }
    return latest.rows();
}

Result<QList<Revision>> supabaseRows(postgres::Connection &connection, const QString &table)
{
    // The oldest versions of the table have no column for statements.
    TRY_ASSIGN(const auto rows, connection.query(u"SELECT t.version, to_jsonb(t) ->> 'name', "
        "(SELECT string_agg(s, E'\\n;\\n') FROM jsonb_array_elements_text(CASE jsonb_typeof(to_jsonb(t) -> 'statements') WHEN 'array' "
        "THEN to_jsonb(t) -> 'statements' ELSE '[]' END) s) FROM "_s + table + u" t ORDER BY t.version COLLATE \"C\""_s));
    QList<Revision> result;
    for (int i = 0; i < rows.rowCount(); ++i) {
        Revision revision = doneRevision(rows.text(i, 0));
        revision.description = rows.text(i, 1);
        revision.hash = rows.isNull(i, 2) ? QString() : statementDigest(rows.text(i, 2));
        result << revision;
    }
    return result;
}

Result<QList<Revision>> alembicRows(postgres::Connection &connection, const QString &table)
{
    TRY_ASSIGN(const auto rows, connection.query(u"SELECT version_num FROM "_s + table + u" ORDER BY version_num COLLATE \"C\""_s));
    QList<Revision> result;
    for (int i = 0; i < rows.rowCount(); ++i)
        result << doneRevision(rows.text(i, 0));
    return result;
}

} // namespace schemawright::migrations
