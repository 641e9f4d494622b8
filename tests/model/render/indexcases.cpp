#include "rendercase.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

using schema::Index;
using schema::IndexPart;

namespace {

schema::ObjectKey key(const QString &table, const QString &name)
{
    return schema::partKey(schema::ObjectKind::Index, { u"public"_s, table }, name);
}

RenderCase altered(const QString &name, const std::function<void(Index &)> &edit, const QString &expected)
{
    const Index before = fixtureIndex(u"t"_s, u"t_name_idx"_s);
    return { name, alter(key(u"t"_s, before.name), before, with(before, edit)), expected };
}

Index composed()
{
    Index index;
    index.name = u"T idx"_s;
    index.unique = true;
    index.nullsNotDistinct = true;
    IndexPart name;
    name.column = u"name"_s;
    name.collation = u"pg_catalog.\"C\""_s;
    name.operatorClass = u"varchar_pattern_ops"_s;
    name.descending = true;
    IndexPart lower;
    lower.expression = u"lower(doc)"_s;
    lower.nullsFirst = true;
    index.parts = { name, lower };
    index.include = { u"num"_s };
    index.predicate = u"flag"_s;
    index.storageParameters.insert(u"fillfactor"_s, u"70"_s);
    index.tablespace = u"pg_default"_s;
    index.statisticsTargets.insert(2, 300);
    index.comment = u"odd"_s;
    return index;
}

QList<RenderCase> creations()
{
    Index parent;
    parent.name = u"p_k_idx"_s;
    parent.definition = u"CREATE INDEX p_k_idx ON ONLY public.p USING btree (k)"_s;
    Index quoted;
    quoted.name = u"t ON ONLY \"x\""_s;
    quoted.definition
        = u"CREATE INDEX \"t ON ONLY \"\"x\"\"\" ON public.t USING btree (doc) WHERE (doc <> ' WHERE '::text)"_s;
    quoted.tablespace = u"pg_default"_s;
    return {
        { u"create an index composed from fields"_s, create(key(u"t"_s, u"T idx"_s), composed()),
            uR"(-- Create index "T idx" to table: "t"
CREATE UNIQUE INDEX "T idx"
  ON public.t
  USING btree (name COLLATE pg_catalog."C" varchar_pattern_ops DESC NULLS LAST, lower(doc) NULLS FIRST)
  INCLUDE (num) NULLS NOT DISTINCT
  WITH (fillfactor = 70)
  TABLESPACE pg_default
  WHERE (flag);
-- Modify index "T idx" on table: "t"
ALTER INDEX public."T idx" ALTER COLUMN 2 SET STATISTICS 300;
-- Set comment to index: "T idx" on table: "t"
COMMENT ON INDEX public."T idx" IS 'odd';)"_s },
        { u"create an index with keywords in its name and its predicate"_s, create(key(u"t"_s, quoted.name), quoted),
            uR"(-- Create index "t ON ONLY \"x\"" to table: "t"
CREATE INDEX "t ON ONLY ""x"""
  ON public.t
  USING btree (doc)
  TABLESPACE pg_default
  WHERE (doc <> ' WHERE '::text);)"_s },
        { u"create an index of a table that has partitions"_s, create(key(u"p"_s, parent.name), parent),
            u"-- Create index \"p_k_idx\" to table: \"p\"\nCREATE INDEX p_k_idx ON ONLY public.p USING btree (k);"_s },
        { u"drop an index"_s, drop(key(u"t"_s, u"t_name_idx"_s), fixtureIndex(u"t"_s, u"t_name_idx"_s)),
            u"-- Drop index \"t_name_idx\" from table: \"t\"\nDROP INDEX public.t_name_idx;"_s },
        { u"drop a partitioned index"_s, drop(key(u"p"_s, u"p_id_idx"_s), fixtureIndex(u"p"_s, u"p_id_idx"_s)),
            u"-- Drop index \"p_id_idx\" from table: \"p\"\nDROP INDEX public.p_id_idx;"_s },
    };
}

QList<RenderCase> alterations()
{
    const Index before = fixtureIndex(u"t"_s, u"t_name_idx"_s);
    const Index after = with<Index>(before, [](Index &index) { index.name = u"Names"_s; });
    const QString modify = u"-- Modify index \"t_name_idx\" on table: \"t\"\n"_s;
    return {
        altered(
            u"another fill factor"_s, [](Index &index) { index.storageParameters.insert(u"fillfactor"_s, u"70"_s); },
            modify + u"ALTER INDEX public.t_name_idx SET (fillfactor = 70);"_s),
        altered(
            u"cluster on an index"_s, [](Index &index) { index.clustered = true; },
            u"-- Modify \"t\" table\nALTER TABLE public.t CLUSTER ON t_name_idx;"_s),
        altered(
            u"comment on an index"_s, [](Index &index) { index.comment = u"x"_s; },
            u"-- Set comment to index: \"t_name_idx\" on table: \"t\"\nCOMMENT ON INDEX public.t_name_idx IS 'x';"_s),
        altered(
            u"a predicate is drop and create"_s,
            [](Index &index) {
                index.predicate = u"flag"_s;
                index.definition += u" WHERE flag"_s;
            },
            uR"(-- Drop index "t_name_idx" from table: "t"
DROP INDEX public.t_name_idx;
-- Create index "t_name_idx" to table: "t"
CREATE INDEX t_name_idx ON public.t USING btree (name) WHERE flag;)"_s),
        { u"rename an index"_s, rename(key(u"t"_s, before.name), before, after),
            uR"(-- Rename an index from "t_name_idx" to "Names"
ALTER INDEX public.t_name_idx RENAME TO "Names";)"_s },
    };
}

} // namespace

QList<RenderCase> indexCases()
{
    return creations() + alterations();
}

} // namespace schemawright::testing
