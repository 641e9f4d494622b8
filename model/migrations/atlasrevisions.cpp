#include "model/migrations/atlasrevisions.h"

#include "model/sql/sqlwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

inline const QString tableName = u"atlas_schema_revisions"_s;
inline const QString defaultSchema = u"atlas_schema_revisions"_s;
inline const QString cloudIdentifier = u".atlas_cloud_identifier"_s;

QString quotedTable(const RevisionTable &table)
{
    return sql::quoteName({ table.schema, tableName });
}

Result<bool> hasTable(postgres::Connection &connection, const QString &schema)
{
    // information_schema would hide a table that we have no privilege on.
    TRY_ASSIGN(const auto rows,
        connection.query(
            uR"(SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                             WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p'))"_s,
            { schema, tableName }));
    return rows.rowCount() > 0;
}

/// search_path may list several schemas; Atlas takes it as one name, so the first one counts.
QString firstSchema(const QString &searchPath)
{
    QString schema = searchPath.section(u',', 0, 0).trimmed();
    if (schema.size() > 1 && schema.startsWith(u'"') && schema.endsWith(u'"'))
        schema = schema.mid(1, schema.size() - 2);
    return schema;
}

QString hashesToJson(const QStringList &hashes)
{
    if (hashes.isEmpty())
        return u"null"_s; // the JSON null that Atlas writes for a complete file, not SQL's NULL
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(hashes)).toJson(QJsonDocument::Compact));
}

QStringList hashesFromJson(const QString &json)
{
    QStringList hashes;
    for (const QJsonValue &value : QJsonDocument::fromJson(json.toUtf8()).array())
        hashes << value.toString();
    return hashes;
}

std::optional<QString> orNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

Revision toRevision(const postgres::ResultSet &rows, int row)
{
    Revision revision;
    revision.version = rows.text(row, 0);
    revision.description = rows.text(row, 1);
    revision.type = int(rows.integer(row, 2));
    revision.applied = rows.integer(row, 3);
    revision.total = rows.integer(row, 4);
    revision.executedAt = QDateTime::fromMSecsSinceEpoch(rows.integer(row, 5), QTimeZone::utc());
    revision.executionNanoseconds = rows.integer(row, 6);
    revision.error = rows.text(row, 7);
    revision.errorStatement = rows.text(row, 8);
    revision.hash = rows.text(row, 9);
    revision.partialHashes = hashesFromJson(rows.text(row, 10));
    revision.operatorVersion = rows.text(row, 11);
    return revision;
}

} // namespace

QStringList historyTablePatterns()
{
    return { defaultSchema, u"*."_s + tableName, u"*._prisma_migrations"_s, u"*.schema_migrations"_s, u"*.flyway_schema_history"_s,
        u"*.goose_db_version*"_s, u"*.databasechangelog"_s, u"*.databasechangeloglock"_s, u"*.alembic_version"_s, u"drizzle"_s,
        u"supabase_migrations"_s };
}

Result<RevisionTable> locateRevisions(
    postgres::Connection &connection, const QString &schemaOption, const QString &searchPath)
{
    const QString connected = firstSchema(searchPath);
    RevisionTable table;
    table.schema = !schemaOption.isEmpty() ? schemaOption : !connected.isEmpty() ? connected : defaultSchema;
    TRY_ASSIGN(table.exists, hasTable(connection, table.schema));
    if (table.exists || !schemaOption.isEmpty() || connected.isEmpty())
        return table;
    TRY_ASSIGN(const bool elsewhere, hasTable(connection, defaultSchema));
    if (!elsewhere)
        return table;
    return makeError(ErrorKind::Conflict,
        u"ambiguous revision table: the schema %1 of the connection has none, but the schema %2 has one"_s.arg(
            table.schema, defaultSchema),
        u"Name the schema to use with --revisions-schema, or drop the schema %1 if nobody uses it."_s.arg(
            defaultSchema));
}

Result<> createRevisions(postgres::Connection &connection, RevisionTable &table)
{
    if (table.exists)
        return {};
    // CREATE SCHEMA IF NOT EXISTS needs CREATE on the database even when the schema exists: look first.
    TRY_ASSIGN(const auto schemas,
        connection.query(u"SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1"_s, { table.schema }));
    if (schemas.rowCount() == 0)
        TRY(connection.execute("CREATE SCHEMA IF NOT EXISTS "_L1 + sql::quoteIdentifier(table.schema)));
    TRY(connection.execute(u"CREATE TABLE IF NOT EXISTS "_s + quotedTable(table) + uR"( (
        version character varying NOT NULL,
        description character varying NOT NULL,
        type bigint NOT NULL DEFAULT 2,
        applied bigint NOT NULL DEFAULT 0,
        total bigint NOT NULL DEFAULT 0,
        executed_at timestamptz NOT NULL,
        execution_time bigint NOT NULL,
        error text NULL,
        error_stmt text NULL,
        hash character varying NOT NULL,
        partial_hashes jsonb NULL,
        operator_version character varying NOT NULL,
        PRIMARY KEY (version)))"_s));
    table.exists = true;
    return {};
}

Result<QList<Revision>> readRevisions(postgres::Connection &connection, const RevisionTable &table)
{
    QList<Revision> revisions;
    if (!table.exists)
        return revisions;
    TRY_ASSIGN(const auto rows,
        connection.query(uR"(SELECT version, description, type, applied, total,
                                    (extract(epoch FROM executed_at) * 1000)::bigint, execution_time,
                                    error, error_stmt, hash, partial_hashes, operator_version
                             FROM )"_s
                + quotedTable(table) + uR"( WHERE version <> $1 ORDER BY version COLLATE "C")"_s,
            { cloudIdentifier }));
    for (int row = 0; row < rows.rowCount(); ++row)
        revisions << toRevision(rows, row);
    return revisions;
}

Result<> writeRevision(postgres::Connection &connection, const RevisionTable &table, const Revision &revision)
{
    const postgres::Parameters values { revision.version, revision.description, QString::number(revision.type),
        QString::number(revision.applied), QString::number(revision.total),
        revision.executedAt.toUTC().toString(Qt::ISODateWithMs), QString::number(revision.executionNanoseconds),
        orNull(revision.error), orNull(revision.errorStatement), revision.hash, hashesToJson(revision.partialHashes),
        revision.operatorVersion };
    TRY(connection.query(u"INSERT INTO "_s + quotedTable(table) + uR"( AS r (version, description, type, applied, total,
            executed_at, execution_time, error, error_stmt, hash, partial_hashes, operator_version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (version) DO UPDATE SET description = excluded.description, type = excluded.type,
            applied = excluded.applied, total = excluded.total, executed_at = excluded.executed_at,
            execution_time = excluded.execution_time, error = excluded.error, error_stmt = excluded.error_stmt,
            hash = excluded.hash, partial_hashes = excluded.partial_hashes,
            operator_version = excluded.operator_version)"_s,
        values));
    return {};
}

Result<> deleteRevision(postgres::Connection &connection, const RevisionTable &table, const QString &version)
{
    TRY(connection.query("DELETE FROM "_L1 + quotedTable(table) + " WHERE version = $1"_L1, { version }));
    return {};
}

QString operatorVersion()
{
    return QStringLiteral("Schemawright CLI v" SCHEMAWRIGHT_VERSION);
}

} // namespace schemawright::migrations
