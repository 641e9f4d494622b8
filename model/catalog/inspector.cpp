#include "model/catalog/inspector.h"

#include "model/base/deadline.h"
#include "model/catalog/catalogquery.h"
#include "model/postgres/pipeline.h"
#include "model/sql/sqlwriter.h"

#include <QHash>

#include <algorithm>
#include <future>
#include <memory>
#include <optional>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

// pg_get_*def read with a snapshot of their own: an object that is dropped meanwhile is "cache lookup failed" (XX000),
// or an undefined table or object.
bool isDisturbedByOthers(const Error &error)
{
    return error.sqlState == u"XX000" || error.sqlState == u"42P01" || error.sqlState == u"42704";
}

QString schemaOids(const QStringList &schemas)
{
    if (schemas.isEmpty())
        return u"(SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')"_s;
    QStringList literals;
    for (const QString &schema : schemas)
        literals.append(sql::quoteLiteral(schema));
    return u"(SELECT oid FROM pg_namespace WHERE nspname IN (%1))"_s.arg(literals.join(u", "));
}

/// Everything that changes how the server prints values and expressions is set to what initdb sets. Deparsing opens
/// relations: behind somebody's exclusive lock it must not wait for ever.
QStringList snapshotSettings()
{
    return {
        u"SET LOCAL lock_timeout = '30s'"_s,
        u"SET LOCAL DateStyle = 'ISO, MDY'"_s,
        u"SET LOCAL IntervalStyle = 'postgres'"_s,
        u"SET LOCAL extra_float_digits = 1"_s,
        u"SET LOCAL bytea_output = 'hex'"_s,
        u"SET LOCAL quote_all_identifiers = off"_s,
    };
}

Result<> checkSchemas(const InspectOptions &options, const Draft &draft)
{
    const QList<QString> found = draft.namespaces.values();
    for (const QString &schema : options.schemas) {
        if (!options.missingSchemasAreEmpty && !found.contains(schema) && !options.exclude.contains(schema))
            return makeError(ErrorKind::Input, u"there is no schema %1 in this database"_s.arg(schema));
    }
    return {};
}

/// Settings before the queries, in every transaction that reads.
const QStringList &settings()
{
    static const QStringList statements = snapshotSettings();
    return statements;
}

/// From this size on (8 kB pages of some 60 attributes: about 700 tables with their indexes) a second connection gains
/// more than opening it costs.
constexpr int largeAttributeBytes = 4'000'000;

/// Whether the database is large, and then the name of its exported snapshot, if a second connection may be used. Who has
/// changed their role would be somebody else on it. docs: functions-admin, pg_export_snapshot.
QString sizeSql(bool mayUseSecond)
{
    const QString exported = mayUseSecond
        ? u"CASE WHEN size.is_large AND current_user = session_user THEN pg_export_snapshot() END"_s
        : u"NULL"_s;
    return u"SELECT size.is_large, %1 FROM (SELECT pg_relation_size('pg_catalog.pg_attribute') > %2 AS is_large) size"_s
        .arg(exported)
        .arg(largeAttributeBytes);
}

/// A second connection with the same snapshot. Whatever is in the way (no connection left, a pooler with none to give or
/// one that leads to another server): then the first one reads alone.
std::optional<postgres::Connection> openSecond(
    const postgres::Connection &first, const QString &snapshot, const std::stop_token &stop)
{
    const Deadline deadline(std::chrono::seconds(1), stop);
    auto second = first.openAnother(deadline.token());
    if (!second || !postgres::beginSnapshot(*second, {}, snapshot, deadline.token()))
        return std::nullopt;
    return std::move(*second);
}

/// One database on the way from its connections to the value.
class Inspection
{
public:
    explicit Inspection(const InspectRequest &request)
        : m_connection(*request.connection)
        , m_options(request.options)
        , m_context(queryContext(m_connection.serverVersion(), m_options.schemas, m_connection.isSuperuser()))
    {
    }

    /// In a transaction of the caller's, what it has done and not committed is read; its end undoes our settings.
    /// Alone: this inspection may use a second connection.
    [[nodiscard]] Result<> begin(bool alone, const std::stop_token &stop)
    {
        m_draft = std::make_unique<Draft>();
        m_draft->exclude = m_options.exclude;
        m_draft->serverVersion = m_context.serverVersion;
        m_waiting.clear();
        m_next = 0;
        m_ownSnapshot = !m_connection.isInTransaction();
        if (m_ownSnapshot) {
            TRY_ASSIGN(const auto results,
                postgres::beginSnapshot(m_connection, { sizeSql(alone && m_mayUseSecond) }, {}, stop));
            m_context.columnParts = results.first().boolean(0, 0) ? 2 : 1;
            if (!results.first().isNull(0, 1))
                m_second = openSecond(m_connection, results.first().text(0, 1), stop);
        }
        m_queries = catalogQueries(m_context);
        return {};
    }

    /// One for each connection. What need not stay on the first goes to the one that has less to do.
    [[nodiscard]] QList<postgres::PipelineRequest> requests()
    {
        QList<qsizetype> firstQueries;
        QList<qsizetype> secondQueries;
        int lead = 0; // of the first
        for (const CatalogQuery &query : std::as_const(m_queries))
            lead += query.staysOnFirst ? query.weight : 0;
        for (qsizetype i = 0; i < m_queries.size(); ++i) {
            const CatalogQuery &query = m_queries.at(i);
            const bool goesToFirst = !m_second || query.staysOnFirst || lead <= 0;
            (goesToFirst ? firstQueries : secondQueries).append(i);
            if (!query.staysOnFirst)
                lead += goesToFirst ? query.weight : -query.weight;
        }
        QList<postgres::PipelineRequest> requests { requestOf(m_connection, firstQueries, {}) };
        // The server does not see that our two sessions wait for each other, as they do when somebody who asks for an
        // exclusive lock stands between them: the second gives up soon.
        if (m_second)
            requests.append(requestOf(*m_second, secondQueries, { u"SET LOCAL lock_timeout = '1s'"_s }));
        return requests;
    }

    [[nodiscard]] Result<> end(const Result<> &outcome)
    {
        // Whatever it was, the next attempt is made on one connection.
        m_secondFailed = m_second.has_value() && !outcome;
        m_mayUseSecond = m_mayUseSecond && !m_secondFailed;
        m_second.reset();
        if (m_ownSnapshot && m_connection.isAlive())
            TRY(m_connection.execute(u"ROLLBACK"_s));
        if (outcome)
            return {};
        Error error = outcome.error().withContext(u"reading the catalogs"_s);
        if (error.sqlState == u"55P03")
            error.hint = u"Another session holds a table locked exclusively: try again when it is done."_s;
        return makeError(error);
    }

    /// A failed transaction of the caller's cannot be read again: it gets the first error.
    [[nodiscard]] bool canBeRepeated(const Error &error) const
    {
        if (error.kind == ErrorKind::Cancelled || !m_connection.isAlive())
            return false;
        return m_ownSnapshot && (m_secondFailed || isDisturbedByOthers(error));
    }

    [[nodiscard]] Result<schema::Database> take()
    {
        TRY(checkSchemas(m_options, *m_draft));
        schema::Database database = finishDraft(std::move(*m_draft));
        database.name = m_connection.databaseName();
        return database;
    }

private:
    [[nodiscard]] postgres::PipelineRequest requestOf(
        postgres::Connection &connection, const QList<qsizetype> &queries, const QStringList &moreSettings)
    {
        QStringList statements = settings() + moreSettings;
        if (!m_ownSnapshot)
            statements.prepend(u"SELECT set_config('search_path', '', true)"_s);
        const qsizetype settingsCount = statements.size();
        for (const qsizetype query : queries)
            statements.append(m_queries.at(query).sql);
        return { &connection, statements, [=, this](qsizetype index, const postgres::ResultSet &rows) {
                    if (index >= settingsCount)
                        receive(queries.at(index - settingsCount), rows);
                } };
    }

    /// A reader uses what those before it have read: what comes early from the other connection waits.
    void receive(qsizetype query, const postgres::ResultSet &rows)
    {
        m_waiting.insert(query, rows);
        for (auto next = m_waiting.constFind(m_next); next != m_waiting.cend(); next = m_waiting.constFind(m_next)) {
            read(*next);
            m_waiting.remove(m_next++);
        }
    }

    void read(postgres::ResultSet rows)
    {
        rows.shareTexts(m_texts);
        m_queries.at(m_next).read(rows, *m_draft);
    }

    postgres::Connection &m_connection;
    std::optional<postgres::Connection> m_second;
    const InspectOptions &m_options;
    QueryContext m_context;
    QList<CatalogQuery> m_queries;
    bool m_ownSnapshot = false;
    bool m_mayUseSecond = true;
    bool m_secondFailed = false; ///< or the first while there was a second
    std::shared_ptr<postgres::TextPool> m_texts = std::make_shared<postgres::TextPool>();
    std::unique_ptr<Draft> m_draft;
    QHash<qsizetype, postgres::ResultSet> m_waiting; ///< by query
    qsizetype m_next = 0; ///< the query whose rows are read next
};

/// Of the connections of one inspection.
Result<> firstFailure(const QList<Result<>> &outcomes)
{
    const auto failed = std::ranges::find_if(outcomes, [](const Result<> &outcome) { return !outcome; });
    return failed == outcomes.end() ? Result<>() : *failed;
}

/// Reads all of them at the same time; one outcome each.
QList<Result<>> readOnce(const QList<Inspection *> &inspections, const std::stop_token &stop)
{
    QList<Result<>> outcomes;
    QList<postgres::PipelineRequest> requests;
    QList<qsizetype> requestCounts;
    for (Inspection *const inspection : inspections) {
        outcomes.append(inspection->begin(inspections.size() == 1, stop));
        const auto own = outcomes.last() ? inspection->requests() : QList<postgres::PipelineRequest>();
        requests.append(own);
        requestCounts.append(own.size());
    }
    const QList<Result<>> read = postgres::runPipelines(requests, stop);
    qsizetype next = 0;
    for (qsizetype i = 0; i < inspections.size(); next += requestCounts.at(i++)) {
        if (outcomes.at(i))
            outcomes[i] = inspections.at(i)->end(firstFailure(read.mid(next, requestCounts.at(i))));
    }
    return outcomes;
}

Error disturbedError(Error error)
{
    error.kind = ErrorKind::Conflict;
    error.hint = u"Somebody changes the schema right now: try again when that is done."_s;
    return error;
}

} // namespace

Result<QList<schema::Database>> inspectDatabases(
    const QList<InspectRequest> &requests, const ProgressFn &progress, const std::stop_token &stop)
{
    constexpr int attempts = 3;
    std::vector<std::unique_ptr<Inspection>> inspections;
    QList<Inspection *> unread;
    for (const InspectRequest &request : requests) {
        reportProgress(progress, u"Reading the catalogs of %1"_s.arg(request.connection->databaseName()));
        inspections.push_back(std::make_unique<Inspection>(request));
        unread.append(inspections.back().get());
    }
    for (int attempt = 1; !unread.isEmpty(); ++attempt) {
        const QList<Result<>> outcomes = readOnce(unread, stop);
        QList<Inspection *> disturbed;
        for (qsizetype i = 0; i < unread.size(); ++i) {
            if (outcomes.at(i))
                continue;
            const Error &error = outcomes.at(i).error();
            if (!unread.at(i)->canBeRepeated(error))
                return makeError(error);
            if (attempt == attempts)
                return makeError(disturbedError(error));
            disturbed.append(unread.at(i));
        }
        unread = disturbed;
    }
    std::vector<std::future<Result<schema::Database>>> finished;
    for (const auto &inspection : inspections)
        finished.push_back(std::async(std::launch::async, &Inspection::take, inspection.get()));
    QList<schema::Database> databases;
    for (auto &database : finished) {
        TRY_ASSIGN(schema::Database done, database.get());
        databases.append(std::move(done));
    }
    return databases;
}

Result<schema::Database> inspectDatabase(postgres::Connection &connection, const InspectOptions &options,
    const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(QList<schema::Database> databases, inspectDatabases({ { &connection, options } }, progress, stop));
    return std::move(databases.first());
}

QueryContext queryContext(int serverVersion, const QStringList &schemas, bool isSuperuser)
{
    return {
        .serverVersion = serverVersion,
        .schemaOids = schemaOids(schemas),
        .wholeDatabase = schemas.isEmpty(),
        .isSuperuser = isSuperuser,
    };
}

// What needs much work here comes early, what needs much of the server late: they work at the same time.
QList<CatalogQuery> catalogQueries(const QueryContext &context)
{
    QList<CatalogQuery> queries;
    for (const auto query : { namespaceQuery, memberQuery, roleQuery, commentQuery, extensionQuery,
             extensionMemberQuery, collationNameQuery, operatorClassNameQuery, domainBaseQuery, typeTextQuery, tableQuery,
             viewQuery, compositeQuery, enumQuery, domainQuery, derivedTypeQuery, inheritanceQuery })
        queries.append(query(context));
    queries += columnQueries(context) + defaultQueries(context);
    for (const auto query : { constraintQuery, indexQuery, sequenceQuery, triggerQuery, ruleQuery, policyQuery, routineQuery,
             aggregateQuery, collationQuery, conversionQuery, rangeTypeQuery, operatorQuery, operatorFamilyQuery,
             operatorClassQuery, textSearchParserQuery, textSearchTemplateQuery, textSearchDictionaryQuery,
             textSearchConfigurationQuery, statisticsQuery, operatorMemberQuery })
        queries.append(query(context));
    if (context.wholeDatabase) {
        for (const auto query :
            { castQuery, eventTriggerQuery, publicationQuery, publicationMemberQuery, foreignDataWrapperQuery,
                foreignServerQuery, userMappingQuery, subscriptionQuery, languageQuery, accessMethodQuery,
                transformQuery })
            queries.append(query(context));
    }
    return queries + unmodelledQueries(context) + accessQueries(context) + QList { dependencyQuery(context) };
}

} // namespace schemawright::catalog
