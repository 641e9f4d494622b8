// The queries that make an inspection: each is one scan of one catalog, and the reader of its rows.
#pragma once

#include "model/catalog/draft.h"

#include <functional>

namespace schemawright::catalog {

struct QueryContext {
    int serverVersion = 0; ///< 150018 is 15.18
    /// A parenthesised subselect of the oids of the schemas that are read.
    QString schemaOids;
    /// Objects outside of schemas (casts, event triggers, publications…) are read only when all schemas are.
    bool wholeDatabase = true;
    bool isSuperuser = false; ///< only they may read the connection of a subscription
    /// In how many queries the columns are read, which are the most: the rows of one are used while the next is answered.
    int columnParts = 1;
};

struct CatalogQuery {
    /// Where there are many rows, oids are sent as int8: the server writes those in half the time.
    QString sql;
    std::function<void(const postgres::ResultSet &rows, Draft &draft)> read;
    /// What it costs the server in a large database, in hundredths of the whole: how the queries are divided between
    /// two connections. Measured with the schema of tests/benchmarks.
    int weight = 1;
    /// To write expressions the server opens most relations, which a session that has read them before need not do again:
    /// these queries stay on the caller's own connection. So does one half of the columns, that both halves come early:
    /// nearly all else waits for them.
    bool staysOnFirst = false;
};

[[nodiscard]] QueryContext queryContext(
    int serverVersion, const QStringList &schemas, bool isSuperuser = false);

/// All of them, in the order in which they must be read: a reader uses what those above it have put into the draft.
[[nodiscard]] QList<CatalogQuery> catalogQueries(const QueryContext &context);

[[nodiscard]] CatalogQuery namespaceQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery roleQuery(const QueryContext &context);
[[nodiscard]] QList<CatalogQuery> accessQueries(const QueryContext &context);
[[nodiscard]] CatalogQuery memberQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery dependencyQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery commentQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery extensionQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery extensionMemberQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery collationNameQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery operatorClassNameQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery domainBaseQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery typeTextQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery tableQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery viewQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery compositeQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery enumQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery domainQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery derivedTypeQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery sequenceQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery inheritanceQuery(const QueryContext &context);
[[nodiscard]] QList<CatalogQuery> columnQueries(const QueryContext &context);
/// Of columns: writing expressions takes the server as long as all else about them, so that they come later.
[[nodiscard]] QList<CatalogQuery> defaultQueries(const QueryContext &context);
[[nodiscard]] CatalogQuery constraintQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery indexQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery triggerQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery ruleQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery policyQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery routineQuery(const QueryContext &context);
// Kinds that are kept as text: schema::OtherObject.
[[nodiscard]] CatalogQuery aggregateQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery collationQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery conversionQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery rangeTypeQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery operatorQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery operatorFamilyQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery operatorClassQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery castQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery textSearchParserQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery textSearchTemplateQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery textSearchDictionaryQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery textSearchConfigurationQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery statisticsQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery eventTriggerQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery publicationQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery publicationMemberQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery operatorMemberQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery foreignDataWrapperQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery foreignServerQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery userMappingQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery subscriptionQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery languageQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery accessMethodQuery(const QueryContext &context);
[[nodiscard]] CatalogQuery transformQuery(const QueryContext &context);
// What we can only name: schema::UnmodelledObject.
[[nodiscard]] QList<CatalogQuery> unmodelledQueries(const QueryContext &context);

/// A query whose rows are (oid, schema oid or 0, name, identity, create SQL, drop SQL[, core[, parts[, replace key[,
/// hidden]]]]): schema::OtherObject.
[[nodiscard]] CatalogQuery otherObjectQuery(const QString &label, Oid catalog, const QString &sql);
/// The same with rows (oid, schema oid or 0, name, identity, fingerprint).
[[nodiscard]] CatalogQuery unmodelledObjectQuery(const QString &label, Oid catalog, const QString &sql);

/// Rows that are one schema::OtherPart each.
struct PartRows {
    QString texts; ///< "name, value, add SQL, change SQL, remove SQL", expressions over `from`
    QString from; ///< FROM clause and WHERE
};
/// The parts column: text[] with five texts for each part.
[[nodiscard]] QString partList(const QStringList &singles, const QList<PartRows> &lists = {});

} // namespace schemawright::catalog
