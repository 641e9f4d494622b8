#include "model/catalog/inspector.h"

#include "model/catalog/catalogquery.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

// pg_get_*def read with a snapshot of their own: an object that is dropped meanwhile is "cache lookup failed" (XX000),
// or an undefined table or object.
bool isDisturbedByOthers(const Error &error)
{
    return error.sqlState == u"XX000" || error.sqlState == u"42P01" || error.sqlState == u"42704";
}

QString schemaOids(const InspectOptions &options)
{
    if (options.schemas.isEmpty())
        return u"(SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')"_s;
    QStringList literals;
    for (const QString &schema : options.schemas)
        literals.append(sql::quoteLiteral(schema));
    return u"(SELECT oid FROM pg_namespace WHERE nspname IN (%1))"_s.arg(literals.join(u", "));
}

/// In the order in which they must be read; see catalogquery.h.
QList<CatalogQuery> catalogQueries(const QueryContext &context)
{
    QList<CatalogQuery> queries;
    for (const auto query : { namespaceQuery, dependencyQuery, commentQuery, extensionQuery, collationNameQuery,
             operatorClassNameQuery, tableQuery, viewQuery, compositeQuery, enumQuery, domainQuery, derivedTypeQuery,
             sequenceQuery, inheritanceQuery, columnQuery, constraintQuery, indexQuery, indexColumnQuery, triggerQuery,
             ruleQuery, policyQuery, routineQuery, aggregateQuery, collationQuery, conversionQuery, rangeTypeQuery,
             operatorQuery, operatorFamilyQuery, operatorClassQuery, textSearchParserQuery, textSearchTemplateQuery,
             textSearchDictionaryQuery, textSearchConfigurationQuery, statisticsQuery, foreignTableQuery })
        queries.append(query(context));
    if (context.wholeDatabase) {
        for (const auto query :
            { castQuery, eventTriggerQuery, publicationQuery, foreignDataWrapperQuery, foreignServerQuery })
            queries.append(query(context));
    }
    return queries + unmodelledQueries(context);
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

Result<QList<postgres::ResultSet>> readSnapshot(
    postgres::Connection &connection, const QList<CatalogQuery> &queries, const std::stop_token &stop)
{
    QStringList statements = snapshotSettings();
    for (const CatalogQuery &query : queries)
        statements.append(query.sql);
    // In a transaction of the caller's, what it has done and not committed is read; its end undoes our settings.
    const bool ownSnapshot = !connection.isInTransaction();
    if (ownSnapshot)
        TRY(postgres::beginSnapshot(connection));
    else
        statements.prepend(u"SELECT set_config('search_path', '', true)"_s);
    auto results = connection.queryAll(statements, stop);
    if (ownSnapshot && connection.isAlive())
        TRY(connection.execute(u"ROLLBACK"_s));
    if (!results) {
        Error error = results.error().withContext(u"reading the catalogs"_s);
        if (error.sqlState == u"55P03")
            error.hint = u"Another session holds a table locked exclusively: try again when it is done."_s;
        return makeError(error);
    }
    return results->mid(statements.size() - queries.size());
}

Result<> checkSchemas(const InspectOptions &options, const Draft &draft)
{
    const QList<QString> found = draft.namespaces.values();
    for (const QString &schema : options.schemas) {
        if (!found.contains(schema) && !options.exclude.contains(schema))
            return makeError(ErrorKind::Input, u"there is no schema %1 in this database"_s.arg(schema));
    }
    return {};
}

} // namespace

Result<schema::Database> inspectDatabase(postgres::Connection &connection, const InspectOptions &options,
    const ProgressFn &progress, const std::stop_token &stop)
{
    constexpr int attempts = 3;
    reportProgress(progress, u"Reading the catalogs of %1"_s.arg(connection.databaseName()));
    const QueryContext context {
        .serverVersion = connection.serverVersion(),
        .schemaOids = schemaOids(options),
        .wholeDatabase = options.schemas.isEmpty(),
    };
    const QList<CatalogQuery> queries = catalogQueries(context);
    auto results = readSnapshot(connection, queries, stop);
    // A failed transaction of the caller's cannot be read again: it gets the first error.
    for (int attempt = 1; !results && !connection.isInTransaction() && isDisturbedByOthers(results.error());
         ++attempt) {
        if (attempt == attempts) {
            Error error = results.error();
            error.kind = ErrorKind::Conflict;
            error.hint = u"Somebody changes the schema right now: try again when that is done."_s;
            return makeError(error);
        }
        results = readSnapshot(connection, queries, stop);
    }
    if (!results)
        return makeError(results.error());

    Draft draft;
    draft.exclude = options.exclude;
    draft.serverVersion = context.serverVersion;
    for (qsizetype i = 0; i < queries.size(); ++i)
        queries.at(i).read(results->at(i), draft);
    TRY(checkSchemas(options, draft));
    schema::Database database = finishDraft(std::move(draft));
    database.name = connection.databaseName();
    return database;
}

} // namespace schemawright::catalog
