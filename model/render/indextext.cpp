// pg_get_indexdef writes: CREATE [UNIQUE ]INDEX name ON [ONLY ]table USING method (…)[ INCLUDE (…)][ NULLS NOT
// DISTINCT] [ WITH (…)][ WHERE (…)]; ONLY for every partitioned index, and never TABLESPACE.
// src/backend/utils/adt/ruleutils.c, pg_get_indexdef_worker.
#include "model/render/indextext.h"

#include "model/render/definitiontext.h"
#include "model/render/indexddl.h"
#include "model/render/tablealterddl.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Index;
using schema::IndexPart;

namespace {

QString partText(const IndexPart &part)
{
    QString text = part.column.isEmpty() ? part.expression : sql::quoteIdentifier(part.column);
    if (!part.collation.isEmpty())
        text += u" COLLATE "_s + part.collation;
    if (!part.operatorClass.isEmpty())
        text += u' ' + part.operatorClass;
    if (!part.operatorClassParameters.isEmpty())
        text += u" ("_s + storageParametersText(part.operatorClassParameters) + u')';
    if (part.descending)
        text += u" DESC"_s;
    if (part.nullsFirst != part.descending)
        text += part.nullsFirst ? u" NULLS FIRST"_s : u" NULLS LAST"_s;
    return text;
}

QString composedRest(const QualifiedName &table, const Index &index)
{
    QStringList parts;
    for (const IndexPart &part : index.parts)
        parts.append(partText(part));
    QString text = sql::quoteName(table) + u" USING "_s + sql::quoteIdentifier(index.method) + u" ("_s
        + parts.join(u", "_s) + u')';
    if (!index.include.isEmpty())
        text += u" INCLUDE ("_s + sql::quoteIdentifiers(index.include) + u')';
    if (index.nullsNotDistinct)
        text += u" NULLS NOT DISTINCT"_s;
    if (!index.storageParameters.isEmpty())
        text += u" WITH ("_s + storageParametersText(index.storageParameters) + u')';
    if (!index.predicate.isEmpty())
        text += u" WHERE "_s + parenthesised(index.predicate);
    return text;
}

} // namespace

std::optional<IndexDefinition> parseIndexDefinition(const QString &definition)
{
    IndexDefinition parsed;
    const QString on = u" ON "_s;
    const QString only = u"ONLY "_s;
    parsed.unique = definition.startsWith("CREATE UNIQUE INDEX "_L1);
    if (!parsed.unique && !definition.startsWith("CREATE INDEX "_L1))
        return std::nullopt;
    const qsizetype at = findTopLevel(definition, on);
    if (at < 0)
        return std::nullopt;
    parsed.rest = definition.sliced(at + on.size());
    if (parsed.rest.startsWith(only))
        parsed.rest.remove(0, only.size());
    return parsed;
}

QString createIndexSql(const QualifiedName &table, const Index &index, const CreateIndexOptions &options)
{
    const std::optional<IndexDefinition> parsed = parseIndexDefinition(index.definition);
    QString rest = parsed ? parsed->rest : composedRest(table, index);
    if (!index.tablespace.isEmpty()) {
        const qsizetype where = findTopLevel(rest, u" WHERE ");
        rest.insert(where < 0 ? rest.size() : where, u" TABLESPACE "_s + sql::quoteIdentifier(index.tablespace));
    }
    QString text = (parsed ? parsed->unique : index.unique) ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s;
    if (options.concurrently)
        text += u"CONCURRENTLY "_s;
    text += sql::quoteIdentifier(options.name.isEmpty() ? index.name : options.name);
    text += (options.onlyParent ? u" ON ONLY "_s : u" ON "_s) + rest;
    return brokenBefore(text, { u"ON"_s, u"USING"_s, u"INCLUDE"_s, u"WITH"_s, u"TABLESPACE"_s, u"WHERE"_s });
}

} // namespace schemawright::render
