// Indexes that no constraint owns. One row of pg_index per index; what the server stores per index column (operator
// class parameters, statistics targets) comes from columnQueries.
#include "model/catalog/catalogquery.h"
#include "model/catalog/serverdefinition.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

enum Field {
    IndexOid,
    Relation,
    SchemaOid,
    Name,
    Method,
    Unique,
    NullsNotDistinct,
    Valid,
    Clustered,
    ReplicaIdentity,
    KeyCount,
    Columns,
    Orders,
    Collations,
    Classes,
    StorageParameters,
    Tablespace,
    Predicate,
    Expressions,
    Definition,
    RelationKind,
};

// Source: src/include/catalog/pg_index.h.
constexpr int optionDescending = 1; // INDOPTION_DESC
constexpr int optionNullsFirst = 2; // INDOPTION_NULLS_FIRST

/// A column's part shows a collation that differs from the column's. What the expression's own collation is, only the
/// server knows: it writes COLLATE behind the expression when the index has another one.
QString collationOf(
    const Draft &draft, const schema::IndexPart &part, Oid ownCollation, Oid collation, const QString &definition)
{
    if (collation == 0)
        return {};
    const QString text = draft.collations.value(collation);
    if (!part.column.isEmpty())
        return collation != ownCollation ? text : QString();
    return definition.contains(QString(part.expression + u" COLLATE " + text)) ? text : QString();
}

/// The server keeps storage parameters in the order in which they were set, which nobody can see or wants: indexes that
/// differ in nothing else have one text. Values are written as a name or as a literal: ruleutils.c, get_reloptions.
QString withSortedParameters(const QString &definition, const QMap<QString, QString> &parameters)
{
    if (parameters.size() < 2)
        return definition;
    static const QString before = u" WITH ("_s;
    for (qsizetype at = definition.indexOf(before); at >= 0; at = definition.indexOf(before, at + 1)) {
        const qsizetype begin = at + before.size();
        const qsizetype end = definition.indexOf(u')', begin);
        QStringList texts = definition.sliced(begin, std::max<qsizetype>(end - begin, 0)).split(u", "_s);
        const bool isClause = texts.size() == parameters.size() && std::ranges::all_of(texts, [&](const QString &text) {
            return parameters.contains(text.section(u'=', 0, 0));
        });
        if (!isClause)
            continue;
        texts.sort();
        return definition.first(begin) + texts.join(u", "_s) + definition.sliced(end);
    }
    return definition;
}

QList<schema::IndexPart> partsOf(const postgres::ResultSet &rows, int row, const Draft &draft)
{
    const Oid relation = oidAt(rows, row, Relation);
    const QList<ColumnInfo> relationColumns = draft.columns.value(relation);
    const QList<int> columns = numbersAt(rows, row, Columns);
    const QList<int> orders = numbersAt(rows, row, Orders);
    const QList<int> collations = numbersAt(rows, row, Collations);
    const QList<int> classes = numbersAt(rows, row, Classes);
    const QStringList expressions = rows.array(row, Expressions);
    const QString definition = rows.text(row, Definition);
    QList<schema::IndexPart> parts;
    for (qsizetype i = 0; i < rows.integer(row, KeyCount); ++i) {
        schema::IndexPart part;
        const int number = columns.at(i);
        if (number == 0)
            part.expression = expressions.value(i);
        else
            part.column = draft.columnName(relation, number);
        const ColumnInfo own = number > 0 ? relationColumns.value(number - 1) : ColumnInfo();
        part.collation = collationOf(draft, part, own.collation, static_cast<Oid>(collations.at(i)), definition);
        const auto classOid = static_cast<Oid>(classes.at(i));
        if (!draft.isDefaultClass(classOid, own.type))
            part.operatorClass = draft.operatorClasses.value(classOid).text;
        part.descending = (orders.at(i) & optionDescending) != 0;
        part.nullsFirst = (orders.at(i) & optionNullsFirst) != 0;
        parts.append(std::move(part));
    }
    return parts;
}

void readColumnInfo(const Draft &draft, const QList<int> &classes, const IndexColumnInfo &column, schema::Index &index)
{
    if (column.number > index.parts.size())
        return;
    index.definition = withSortedParameters(column.definition, index.storageParameters);
    schema::IndexPart &part = index.parts[column.number - 1];
    part.operatorClassParameters = column.operatorClassParameters;
    // A class with parameters is always written, the default one too.
    if (!part.operatorClassParameters.isEmpty() && part.operatorClass.isEmpty())
        part.operatorClass = draft.operatorClasses.value(static_cast<Oid>(classes.value(column.number - 1))).text;
    if (column.statisticsTarget >= 0 && part.column.isEmpty())
        index.statisticsTargets.insert(column.number, column.statisticsTarget);
}

schema::Index indexOf(const postgres::ResultSet &rows, int row, const Draft &draft)
{
    const Oid oid = oidAt(rows, row, IndexOid);
    const Oid relation = oidAt(rows, row, Relation);
    const auto keyCount = static_cast<qsizetype>(rows.integer(row, KeyCount));
    schema::Index index;
    index.name = rows.text(row, Name);
    index.method = rows.text(row, Method);
    index.unique = rows.boolean(row, Unique);
    index.nullsNotDistinct = rows.boolean(row, NullsNotDistinct);
    index.parts = partsOf(rows, row, draft);
    index.include = draft.columnNames(relation, numbersAt(rows, row, Columns).mid(keyCount));
    index.predicate = rows.text(row, Predicate);
    index.storageParameters = optionsAt(rows, row, StorageParameters);
    index.tablespace = rows.text(row, Tablespace);
    index.valid = rows.boolean(row, Valid);
    index.clustered = rows.boolean(row, Clustered);
    index.replicaIdentity = rows.boolean(row, ReplicaIdentity);
    index.parentIndex = draft.parentIndexes.value(oid);
    index.comment = draft.comment({ catalogs::relation, oid });
    index.definition = rows.isNull(row, Definition)
        ? indexDefinition(draft.relationName(relation), index, charAt(rows, row, RelationKind) == 'I')
        : withSortedParameters(rows.text(row, Definition), index.storageParameters);
    for (const IndexColumnInfo &column : draft.indexColumns.value(oid))
        readColumnInfo(draft, numbersAt(rows, row, Classes), column, index);
    return index;
}

void readIndexes(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const Oid relation = oidAt(rows, row, Relation);
        schema::Table *table = draft.findTable(relation);
        schema::View *view = table ? nullptr : draft.findView(relation);
        if (!table && !view)
            continue;
        if (table && rows.boolean(row, ReplicaIdentity))
            table->replicaIdentityIndex = rows.text(row, Name);
        const Oid oid = oidAt(rows, row, IndexOid);
        if (draft.backingIndexes.contains(oid))
            continue;
        const QualifiedName &owner = table ? table->name : view->name;
        const schema::Index index = indexOf(rows, row, draft);
        draft.keys.insert({ catalogs::relation, oid }, schema::partKey(schema::ObjectKind::Index, owner, index.name));
        (table ? table->indexes : view->indexes).append(index);
    }
}

} // namespace

CatalogQuery indexQuery(const QueryContext &context)
{
    const QString nullsNotDistinct = context.serverVersion >= 150000 ? u"i.indnullsnotdistinct"_s : u"false"_s;
    // The index of a primary key is read with its constraint.
    const QString sql = uR"(
        SELECT i.indexrelid::int8, i.indrelid::int8, c.relnamespace::int8, c.relname, am.amname, i.indisunique, %2, i.indisvalid,
               i.indisclustered, i.indisreplident, i.indnkeyatts, i.indkey, i.indoption, i.indcollation, i.indclass,
               c.reloptions, ts.spcname, pg_get_expr(i.indpred, i.indrelid),
               CASE WHEN i.indexprs IS NOT NULL THEN ARRAY(
                   SELECT pg_get_indexdef(i.indexrelid, pos, false) FROM generate_series(1, i.indnkeyatts) pos) END,
               CASE WHEN i.indexprs IS NOT NULL OR c.reloptions IS NOT NULL THEN pg_get_indexdef(i.indexrelid) END,
               c.relkind
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_am am ON am.oid = c.relam
        LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
        WHERE i.indislive AND (NOT i.indisprimary OR i.indisreplident) AND c.relpersistence <> 't' AND c.relnamespace IN %1)"_s;
    return { sql.arg(context.schemaOids, nullsNotDistinct), readIndexes, 14, true };
}

} // namespace schemawright::catalog
