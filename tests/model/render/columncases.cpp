#include "rendercase.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

using schema::Column;

namespace {

schema::ObjectKey key(const QString &table, const QString &column)
{
    return schema::partKey(schema::ObjectKind::Column, { u"public"_s, table }, column);
}

RenderCase altered(const QString &name, const QString &column, const std::function<void(Column &)> &edit,
    const QString &expected, int serverVersion = 150000)
{
    const Column before = fixtureColumn(u"t"_s, column);
    return { name, alter(key(u"t"_s, column), before, with(before, edit)), expected, serverVersion };
}

QString modify(const QString &sql)
{
    return u"-- Modify \"t\" table\n"_s + sql + u';';
}

Column column(const QString &name, const QString &type)
{
    Column made;
    made.name = name;
    made.type = type;
    return made;
}

QList<RenderCase> additions()
{
    Column stamped = column(u"created at"_s, u"timestamp with time zone"_s);
    stamped.defaultExpression = u"now()"_s;
    stamped.notNull = true;
    stamped.comment = u"when"_s;
    Column uuid = column(u"uuid"_s, u"uuid"_s);
    uuid.defaultExpression = u"gen_random_uuid()"_s;
    const Column name = fixtureColumn(u"t"_s, u"name"_s);
    return {
        { u"add a column with a hostile name"_s, create(key(u"t"_s, stamped.name), stamped), uR"(-- Modify "t" table
ALTER TABLE public.t ADD COLUMN "created at" timestamp with time zone DEFAULT now() NOT NULL;
-- Set comment to column: "created at" on table: "t"
COMMENT ON COLUMN public.t."created at" IS 'when';)"_s },
        { u"add a column with a volatile default"_s, create(key(u"t"_s, uuid.name), uuid),
            modify(u"ALTER TABLE public.t ADD COLUMN uuid uuid DEFAULT gen_random_uuid()"_s) },
        { u"add a column to a partitioned table"_s, create(key(u"p"_s, u"x"_s), column(u"x"_s, u"integer"_s)),
            u"-- Modify \"p\" table\nALTER TABLE public.p ADD COLUMN x integer;"_s },
        { u"a partition gets its column from its parent"_s,
            create(key(u"p1"_s, u"x"_s),
                with<Column>(column(u"x"_s, u"integer"_s), [](Column &made) { made.isLocal = false; })),
            QString() },
        { u"drop a column with a foreign key"_s, drop(key(u"t"_s, u"ref_id"_s), fixtureColumn(u"t"_s, u"ref_id"_s)),
            modify(u"ALTER TABLE public.t DROP COLUMN ref_id"_s) },
        { u"drop an identity column"_s, drop(key(u"t"_s, u"serial"_s), fixtureColumn(u"t"_s, u"serial"_s)),
            modify(u"ALTER TABLE public.t DROP COLUMN serial"_s) },
        { u"rename a column to a reserved word"_s,
            rename(key(u"t"_s, u"name"_s), name, with<Column>(name, [](Column &made) { made.name = u"user"_s; })),
            u"-- Rename a column from \"name\" to \"user\"\nALTER TABLE public.t RENAME COLUMN name TO \"user\";"_s },
    };
}

QList<RenderCase> attributes()
{
    return {
        altered(
            u"a column that does not change"_s, u"doc"_s, [](Column &) {}, QString()),
        altered(
            u"set not null"_s, u"doc"_s, [](Column &made) { made.notNull = true; },
            modify(u"ALTER TABLE public.t ALTER COLUMN doc SET NOT NULL"_s)),
        altered(
            u"drop not null"_s, u"num"_s, [](Column &made) { made.notNull = false; },
            modify(u"ALTER TABLE public.t ALTER COLUMN num DROP NOT NULL"_s)),
        altered(
            u"set a default"_s, u"doc"_s, [](Column &made) { made.defaultExpression = u"'x'::text"_s; },
            modify(u"ALTER TABLE public.t ALTER COLUMN doc SET DEFAULT 'x'::text"_s)),
        altered(
            u"drop a default"_s, u"flag"_s, [](Column &made) { made.defaultExpression.reset(); },
            modify(u"ALTER TABLE public.t ALTER COLUMN flag DROP DEFAULT"_s)),
        altered(
            u"set storage"_s, u"doc"_s, [](Column &made) { made.storage = u"EXTERNAL"_s; },
            modify(u"ALTER TABLE public.t ALTER COLUMN doc SET STORAGE EXTERNAL"_s)),
        altered(
            u"set compression"_s, u"doc"_s, [](Column &made) { made.compression = u"pglz"_s; },
            modify(u"ALTER TABLE public.t ALTER COLUMN doc SET COMPRESSION pglz"_s)),
        altered(
            u"set a statistics target"_s, u"doc"_s, [](Column &made) { made.statisticsTarget = 100; },
            modify(u"ALTER TABLE public.t ALTER COLUMN doc SET STATISTICS 100"_s)),
        altered(
            u"set n_distinct"_s, u"doc"_s, [](Column &made) { made.options.insert(u"n_distinct"_s, u"100"_s); },
            modify(u"ALTER TABLE public.t ALTER COLUMN doc SET (n_distinct = 100)"_s)),
        altered(
            u"comment on a column"_s, u"doc"_s, [](Column &made) { made.comment = u"text"_s; },
            u"-- Set comment to column: \"doc\" on table: \"t\"\nCOMMENT ON COLUMN public.t.doc IS 'text';"_s),
        { u"a default of a partitioned table leaves the partitions alone"_s,
            alter(key(u"p"_s, u"k"_s), fixtureColumn(u"p"_s, u"k"_s),
                with<Column>(fixtureColumn(u"p"_s, u"k"_s), [](Column &made) { made.defaultExpression = u"1"_s; })),
            u"-- Modify \"p\" table\nALTER TABLE ONLY public.p ALTER COLUMN k SET DEFAULT 1;"_s },
    };
}

QList<RenderCase> types()
{
    const auto toType = [](const QString &type) { return [type](Column &made) { made.type = type; }; };
    return {
        altered(u"a wider numeric"_s, u"amount"_s, toType(u"numeric(12,2)"_s),
            modify(u"ALTER TABLE public.t ALTER COLUMN amount TYPE numeric(12,2)"_s)),
        altered(u"integer to bigint rewrites"_s, u"num"_s, toType(u"bigint"_s),
            modify(u"ALTER TABLE public.t ALTER COLUMN num TYPE bigint"_s)),
        altered(u"text to bytea needs a cast"_s, u"doc"_s, toType(u"bytea"_s),
            modify(u"ALTER TABLE public.t ALTER COLUMN doc TYPE bytea USING doc::bytea"_s)),
        altered(u"an enum to text"_s, u"mood"_s, toType(u"text"_s),
            modify(u"ALTER TABLE public.t ALTER COLUMN mood TYPE text"_s)),
        altered(u"text to an enum"_s, u"doc"_s, toType(u"public.mood"_s),
            modify(u"ALTER TABLE public.t ALTER COLUMN doc TYPE public.mood USING doc::public.mood"_s)),
        altered(u"a domain to its base type"_s, u"mail"_s, toType(u"text"_s),
            modify(u"ALTER TABLE public.t ALTER COLUMN mail TYPE text"_s)),
        altered(
            u"a default that cannot follow the type"_s, u"flag"_s,
            [](Column &made) {
                made.type = u"integer"_s;
                made.defaultExpression = u"0"_s;
            },
            modify(uR"(ALTER TABLE public.t
  ALTER COLUMN flag DROP DEFAULT,
  ALTER COLUMN flag TYPE integer USING flag::integer,
  ALTER COLUMN flag SET DEFAULT 0)"_s)),
        altered(
            u"another collation"_s, u"doc"_s, [](Column &made) { made.collation = u"pg_catalog.\"C\""_s; },
            modify(u"ALTER TABLE public.t ALTER COLUMN doc TYPE text COLLATE pg_catalog.\"C\""_s)),
        altered(u"the type of a foreign key column"_s, u"ref_id"_s, toType(u"integer"_s),
            modify(u"ALTER TABLE public.t ALTER COLUMN ref_id TYPE integer"_s)),
    };
}

QList<RenderCase> identities()
{
    const auto identity = [](Column &made) {
        made.identity = schema::Identity {};
        made.identity->sequenceName = { u"public"_s, u"t_num_seq"_s };
        made.identity->options.dataType = u"integer"_s;
        made.identity->options.maximum = 2147483647;
    };
    return {
        altered(u"add an identity"_s, u"num"_s, identity, uR"(-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN num ADD GENERATED ALWAYS AS IDENTITY;
-- Continue the numbers of column: "num" on table: "t"
SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.t', 'num'), max(num))
  FROM public.t
  HAVING max(num) IS NOT NULL;)"_s),
        altered(
            u"drop an identity"_s, u"serial"_s, [](Column &made) { made.identity.reset(); },
            modify(u"ALTER TABLE public.t ALTER COLUMN serial DROP IDENTITY"_s)),
        altered(
            u"an identity by default with another step"_s, u"serial"_s,
            [](Column &made) {
                made.identity->always = false;
                made.identity->options.increment = 5;
                made.identity->options.cycle = true;
            },
            modify(
                u"ALTER TABLE public.t ALTER COLUMN serial SET GENERATED BY DEFAULT SET INCREMENT BY 5 SET CYCLE"_s)),
        altered(
            u"rename the sequence of an identity"_s, u"serial"_s,
            [](Column &made) { made.identity->sequenceName.name = u"numbers"_s; },
            modify(u"ALTER SEQUENCE public.t_serial_seq RENAME TO numbers"_s)),
        altered(
            u"a generated column becomes a plain one"_s, u"twice"_s, [](Column &made) { made.generated.reset(); },
            modify(u"ALTER TABLE public.t ALTER COLUMN twice DROP EXPRESSION"_s)),
        altered(
            u"another expression before PostgreSQL 17"_s, u"twice"_s,
            [](Column &made) { made.generated->expression = u"(id * 3)"_s; }, uR"(-- Modify "t" table
ALTER TABLE public.t DROP COLUMN twice;
-- Modify "t" table
ALTER TABLE public.t ADD COLUMN twice bigint GENERATED ALWAYS AS (id * 3) STORED;)"_s),
        altered(
            u"another expression from PostgreSQL 17 on"_s, u"twice"_s,
            [](Column &made) { made.generated->expression = u"(id * 3)"_s; },
            modify(u"ALTER TABLE public.t ALTER COLUMN twice SET EXPRESSION AS (id * 3)"_s), 170000),
    };
}

} // namespace

QList<RenderCase> columnCases()
{
    return additions() + attributes() + types() + identities();
}

} // namespace schemawright::testing
