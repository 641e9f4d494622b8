#include "rendercase.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

using schema::Column;
using schema::Constraint;
using schema::Index;
using schema::Table;

namespace {

Column column(const QString &name, const QString &type, bool notNull = false)
{
    Column made;
    made.name = name;
    made.type = type;
    made.notNull = notNull;
    return made;
}

Constraint constraint(const QString &name, const auto &detail, const QString &definition)
{
    Constraint made;
    made.name = name;
    made.detail = detail;
    made.definition = definition;
    return made;
}

Index index(const QString &name, const QString &on, const QString &definition)
{
    Index made;
    made.name = name;
    schema::IndexPart part;
    part.column = on;
    made.parts.append(part);
    made.definition = definition;
    return made;
}

Table table(const QString &name, const QList<Column> &columns)
{
    Table made;
    made.name = { u"public"_s, name };
    made.columns = columns;
    return made;
}

schema::ForeignKey keyToRef(const QString &column)
{
    schema::ForeignKey key;
    key.columns = { column };
    key.referencedTable = { u"public"_s, u"ref"_s };
    key.referencedColumns = { u"id"_s };
    return key;
}

Table makeT()
{
    Table t = table(u"t"_s,
        { column(u"id"_s, u"bigint"_s, true), column(u"ref_id"_s, u"bigint"_s),
            column(u"name"_s, u"character varying(20)"_s), column(u"amount"_s, u"numeric(10,2)"_s),
            column(u"flag"_s, u"boolean"_s), column(u"doc"_s, u"text"_s), column(u"num"_s, u"integer"_s, true),
            column(u"twice"_s, u"bigint"_s), column(u"mood"_s, u"public.mood"_s), column(u"mail"_s, u"public.email"_s),
            column(u"serial"_s, u"bigint"_s, true) });
    t.columns[4].defaultExpression = u"false"_s;
    t.columns[7].generated = schema::Generated { u"(id * 2)"_s, true };
    schema::Identity identity;
    identity.sequenceName = { u"public"_s, u"t_serial_seq"_s };
    t.columns[10].identity = identity;
    t.constraints = {
        constraint(u"t_amount_check"_s, schema::CheckConstraint { u"(amount > (0)::numeric)"_s, false },
            u"CHECK ((amount > (0)::numeric))"_s),
        constraint(u"t_doc_check"_s, schema::CheckConstraint { u"(doc IS NOT NULL)"_s, false },
            u"CHECK ((doc IS NOT NULL)) NOT VALID"_s),
        constraint(
            u"t_num_excl"_s, schema::ExclusionConstraint {}, u"EXCLUDE USING btree (num WITH =) WHERE ((num > 0))"_s),
        constraint(u"t_pkey"_s, schema::PrimaryKey { { u"id"_s }, {} }, u"PRIMARY KEY (id)"_s),
        constraint(u"t_ref_id_fkey"_s, keyToRef(u"ref_id"_s), u"FOREIGN KEY (ref_id) REFERENCES public.ref(id)"_s),
    };
    t.constraints[1].notValid = true;
    t.indexes = {
        index(u"t_flag_idx"_s, u"flag"_s, u"CREATE INDEX t_flag_idx ON public.t USING btree (flag)"_s),
        index(u"t_name_idx"_s, u"name"_s, u"CREATE INDEX t_name_idx ON public.t USING btree (name)"_s),
        index(u"t_num_idx"_s, u"num"_s, u"CREATE UNIQUE INDEX t_num_idx ON public.t USING btree (num)"_s),
    };
    t.indexes[2].unique = true;
    return t;
}

void addParts(Table &t)
{
    schema::Trigger trigger;
    trigger.name = u"t_touch"_s;
    trigger.function = { u"public"_s, u"touch"_s };
    trigger.definition
        = u"CREATE TRIGGER t_touch BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.touch()"_s;
    t.triggers.append(trigger);
    schema::Rule rule;
    rule.name = u"t_keep"_s;
    rule.definition = u"CREATE RULE t_keep AS\n    ON DELETE TO public.t DO INSTEAD NOTHING"_s;
    t.rules.append(rule);
    schema::Policy policy;
    policy.name = u"t_read"_s;
    policy.command = schema::PolicyCommand::Select;
    policy.usingExpression = u"(id > 0)"_s;
    t.policies.append(policy);
}

QList<Table> makePartitioned()
{
    const QList<Column> columns { column(u"id"_s, u"bigint"_s, true), column(u"k"_s, u"integer"_s, true) };
    Table p = table(u"p"_s, columns);
    p.partitionKey = u"RANGE (k)"_s;
    p.indexes = { index(u"p_id_idx"_s, u"id"_s, u"CREATE INDEX p_id_idx ON ONLY public.p USING btree (id)"_s) };
    Table p1 = table(u"p1"_s, columns);
    for (Column &inherited : p1.columns)
        inherited.isLocal = false;
    p1.partitionOf = schema::PartitionOf { p.name, u"FOR VALUES FROM (0) TO (100)"_s };
    p1.indexes = { index(u"p1_id_idx"_s, u"id"_s, u"CREATE INDEX p1_id_idx ON public.p1 USING btree (id)"_s) };
    p1.indexes[0].parentIndex = { u"public"_s, u"p_id_idx"_s };
    Table base = table(u"base"_s, { column(u"a"_s, u"integer"_s) });
    Table kid = table(u"kid"_s, { column(u"a"_s, u"integer"_s), column(u"b"_s, u"text"_s) });
    kid.columns[0].isLocal = false;
    kid.inherits = { base.name };
    return { p, p1, base, kid, table(u"loose"_s, columns) };
}

schema::View view(const QString &name, bool materialized)
{
    schema::View made;
    made.name = { u"public"_s, name };
    made.materialized = materialized;
    made.query = u" SELECT t.id,\n    t.name\n   FROM public.t"_s;
    made.columns = { column(u"id"_s, u"bigint"_s), column(u"name"_s, u"character varying(20)"_s) };
    return made;
}

void addTypes(schema::Database &database)
{
    schema::EnumType mood;
    mood.name = { u"public"_s, u"mood"_s };
    mood.labels = { u"sad"_s, u"happy"_s };
    database.enums = { mood };
    schema::Domain email;
    email.name = { u"public"_s, u"email"_s };
    email.baseType = u"text"_s;
    email.constraints = { { u"email_check"_s, u"CHECK ((VALUE ~~ '%@%'::text))"_s, false, {} },
        { u"email_len"_s, u"CHECK ((length(VALUE) < 99))"_s, true, {} } };
    database.domains = { email };
    schema::CompositeType pair;
    pair.name = { u"public"_s, u"pair"_s };
    pair.attributes = { column(u"a"_s, u"integer"_s), column(u"b"_s, u"text"_s) };
    database.composites = { pair };
}

} // namespace

QString fixtureSql()
{
    return uR"(
DO $$ BEGIN CREATE ROLE render_app; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE render_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA app;
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TYPE public.mood AS ENUM ('sad', 'happy');
CREATE DOMAIN public.email AS text CONSTRAINT email_check CHECK (VALUE LIKE '%@%');
ALTER DOMAIN public.email ADD CONSTRAINT email_len CHECK (length(VALUE) < 99) NOT VALID;
CREATE TYPE public.pair AS (a integer, b text);
CREATE TABLE public.ref (id bigint PRIMARY KEY, label text);
CREATE TABLE public.t (id bigint NOT NULL, ref_id bigint, name varchar(20), amount numeric(10,2),
  flag boolean DEFAULT false, doc text, num integer NOT NULL, twice bigint GENERATED ALWAYS AS (id * 2) STORED,
  mood public.mood, mail public.email, serial bigint GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT t_amount_check CHECK (amount > 0), CONSTRAINT t_num_excl EXCLUDE USING btree (num WITH =) WHERE (num > 0),
  CONSTRAINT t_pkey PRIMARY KEY (id), CONSTRAINT t_ref_id_fkey FOREIGN KEY (ref_id) REFERENCES public.ref (id));
ALTER TABLE public.t ADD CONSTRAINT t_doc_check CHECK (doc IS NOT NULL) NOT VALID;
CREATE INDEX t_flag_idx ON public.t (flag);
CREATE INDEX t_name_idx ON public.t (name);
CREATE UNIQUE INDEX t_num_idx ON public.t (num);
CREATE TRIGGER t_touch BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE RULE t_keep AS ON DELETE TO public.t DO INSTEAD NOTHING;
CREATE POLICY t_read ON public.t FOR SELECT USING (id > 0);
INSERT INTO public.ref VALUES (1, 'one');
INSERT INTO public.t (id, ref_id, name, num, doc, mood, mail, amount) VALUES (1, 1, '12', 1, 'sad', 'sad', 'a@b', 2);
CREATE TABLE public.p (id bigint NOT NULL, k integer NOT NULL) PARTITION BY RANGE (k);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (100);
CREATE INDEX p_id_idx ON public.p (id);
CREATE TABLE public.loose (id bigint NOT NULL, k integer NOT NULL);
CREATE TABLE public.base (a integer);
CREATE TABLE public.kid (b text) INHERITS (public.base);
CREATE VIEW public.v AS SELECT id, name FROM public.t;
CREATE MATERIALIZED VIEW public.mv AS SELECT id, name FROM public.t;
CREATE SEQUENCE public.sq;
CREATE FUNCTION public.f(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT a + b';
)"_s;
}

namespace {

schema::Database makeDatabase()
{
    schema::Database database;
    database.serverVersion = 150000;
    database.schemas = { { u"app"_s, {} }, { u"public"_s, {} } };
    Table t = makeT();
    addParts(t);
    Table ref = table(u"ref"_s, { column(u"id"_s, u"bigint"_s, true), column(u"label"_s, u"text"_s) });
    ref.constraints = { constraint(u"ref_pkey"_s, schema::PrimaryKey { { u"id"_s }, {} }, u"PRIMARY KEY (id)"_s) };
    QList<Table> tables = makePartitioned() + QList<Table> { t, ref };
    std::ranges::sort(tables, {}, [](const Table &made) { return made.name.name; });
    for (const Table &made : tables)
        database.tables.append(Shared<Table>(made));
    database.views = { Shared<schema::View>(view(u"mv"_s, true)), Shared<schema::View>(view(u"v"_s, false)) };
    const schema::ObjectKey key = schema::keyOf(t);
    for (const auto &name : { u"mv"_s, u"v"_s, u"Recent"_s, u"stored"_s })
        database.dependencies.append({ schema::ObjectKey { schema::ObjectKind::View, u"public"_s, {}, name, {} }, key });
    schema::Sequence sequence;
    sequence.name = { u"public"_s, u"sq"_s };
    database.sequences = { sequence };
    addTypes(database);
    return database;
}

} // namespace

schema::Database fixtureDatabase()
{
    static const schema::Database database = makeDatabase();
    return database;
}

} // namespace schemawright::testing
