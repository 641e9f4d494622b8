#include "model/catalog/inspector.h"

#include "model/catalog/catalogquery.h"
#include "model/postgres/pipeline.h"
#include "model/sql/sqlwriter.h"

#include <memory>
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

/// One database on the way from its connection to the value.
class Inspection
{
public:
    explicit Inspection(const InspectRequest &request)
        : m_connection(*request.connection)
        , m_options(request.options)
        , m_context(queryContext(m_connection.serverVersion(), m_options.schemas, m_connection.isSuperuser()))
        , m_queries(catalogQueries(m_context))
    {
    }

    /// In a transaction of the caller's, what it has done and not committed is read; its end undoes our settings.
    [[nodiscard]] Result<> begin()
    {
        m_draft = std::make_unique<Draft>();
        m_draft->exclude = m_options.exclude;
        m_draft->serverVersion = m_context.serverVersion;
        m_statements = snapshotSettings();
        m_ownSnapshot = !m_connection.isInTransaction();
        if (m_ownSnapshot)
            TRY(postgres::beginSnapshot(m_connection));
        else
            m_statements.prepend(u"SELECT set_config('search_path', '', true)"_s);
        m_settingsCount = m_statements.size();
        for (const CatalogQuery &query : m_queries)
            m_statements.append(query.sql);
        return {};
    }

    [[nodiscard]] postgres::PipelineRequest request()
    {
        return { &m_connection, m_statements,
            [this](qsizetype index, const postgres::ResultSet &rows) { receive(index - m_settingsCount, rows); } };
    }

    [[nodiscard]] Result<> end(const Result<> &outcome)
    {
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
    [[nodiscard]] bool canBeRepeated(const Error &error) const { return m_ownSnapshot && isDisturbedByOthers(error); }

    [[nodiscard]] Result<schema::Database> take()
    {
        TRY(checkSchemas(m_options, *m_draft));
        schema::Database database = finishDraft(std::move(*m_draft));
        database.name = m_connection.databaseName();
        return database;
    }

private:
    void receive(qsizetype query, postgres::ResultSet rows)
    {
        if (query < 0)
            return;
        rows.shareTexts(m_texts);
        m_queries.at(query).read(rows, *m_draft);
    }

    postgres::Connection &m_connection;
    const InspectOptions &m_options;
    QueryContext m_context;
    QList<CatalogQuery> m_queries;
    QStringList m_statements;
    qsizetype m_settingsCount = 0;
    bool m_ownSnapshot = false;
    std::shared_ptr<postgres::TextPool> m_texts = std::make_shared<postgres::TextPool>();
    std::unique_ptr<Draft> m_draft;
};

/// Reads all of them at the same time; one outcome each.
QList<Result<>> readOnce(const QList<Inspection *> &inspections, const std::stop_token &stop)
{
    QList<Result<>> outcomes;
    QList<postgres::PipelineRequest> requests;
    for (Inspection *const inspection : inspections) {
        outcomes.append(inspection->begin());
        if (outcomes.last())
            requests.append(inspection->request());
    }
    const QList<Result<>> read = postgres::runPipelines(requests, stop);
    qsizetype next = 0;
    for (qsizetype i = 0; i < inspections.size(); ++i) {
        if (outcomes.at(i))
            outcomes[i] = inspections.at(i)->end(read.at(next++));
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
    QList<schema::Database> databases;
    for (const auto &inspection : inspections) {
        TRY_ASSIGN(schema::Database database, inspection->take());
        databases.append(std::move(database));
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

QList<CatalogQuery> catalogQueries(const QueryContext &context)
{
    QList<CatalogQuery> queries { namespaceQuery(context), roleQuery(context) };
    queries += accessQueries(context);
    for (const auto query : { dependencyQuery, commentQuery, extensionQuery, collationNameQuery,
             operatorClassNameQuery, domainBaseQuery, typeTextQuery, tableQuery, viewQuery, compositeQuery, enumQuery, domainQuery, derivedTypeQuery,
             sequenceQuery, inheritanceQuery, columnQuery, constraintQuery, indexQuery, indexColumnQuery, triggerQuery,
             ruleQuery, policyQuery, routineQuery, aggregateQuery, collationQuery, conversionQuery, rangeTypeQuery,
             operatorQuery, operatorFamilyQuery, operatorClassQuery, textSearchParserQuery, textSearchTemplateQuery,
             textSearchDictionaryQuery, textSearchConfigurationQuery, statisticsQuery, operatorMemberQuery })
        queries.append(query(context));
    if (context.wholeDatabase) {
        for (const auto query :
            { castQuery, eventTriggerQuery, publicationQuery, publicationMemberQuery, foreignDataWrapperQuery,
                foreignServerQuery, userMappingQuery, subscriptionQuery, languageQuery, accessMethodQuery,
                transformQuery })
            queries.append(query(context));
    }
    return queries + unmodelledQueries(context);
}

} // namespace schemawright::catalog
