#include "rendercase.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

using schema::View;

namespace {

View fixtureView(const QString &name)
{
    return *schema::findView(fixtureDatabase(), { u"public"_s, name });
}

RenderCase altered(
    const QString &name, const QString &view, const std::function<void(View &)> &edit, const QString &expected)
{
    const View before = fixtureView(view);
    return { name, alter(schema::keyOf(before), Shared<View>(before), Shared<View>(with(before, edit))), expected };
}

QList<RenderCase> creations()
{
    View made = fixtureView(u"v"_s);
    made.name.name = u"Recent"_s;
    made.options = { { u"check_option"_s, u"local"_s }, { u"security_barrier"_s, u"true"_s } };
    made.columns[1].defaultExpression = u"'x'::character varying"_s;
    made.comment = u"view"_s;
    View stored = fixtureView(u"mv"_s);
    stored.name.name = u"stored"_s;
    stored.populated = false;
    stored.options.insert(u"fillfactor"_s, u"70"_s);
    schema::Index index;
    index.name = u"stored_id"_s;
    index.unique = true;
    schema::IndexPart part;
    part.column = u"id"_s;
    index.parts = { part };
    stored.indexes = { index };
    return {
        { u"create a view with options"_s, create(schema::keyOf(made), Shared<View>(made)), uR"(-- Create "Recent" view
CREATE VIEW public."Recent" WITH (check_option = local, security_barrier = true) AS
 SELECT t.id,
    t.name
   FROM public.t;
-- Modify "Recent" view
ALTER VIEW public."Recent" ALTER COLUMN name SET DEFAULT 'x'::character varying;
-- Set comment to view: "Recent"
COMMENT ON VIEW public."Recent" IS 'view';)"_s },
        { u"create a materialized view without data"_s, create(schema::keyOf(stored), Shared<View>(stored)),
            uR"(-- Create "stored" materialized view
CREATE MATERIALIZED VIEW public.stored WITH (fillfactor = 70) AS
 SELECT t.id,
    t.name
   FROM public.t
WITH NO DATA;
-- Create index "stored_id" to table: "stored"
CREATE UNIQUE INDEX stored_id ON public.stored USING btree (id);)"_s },
        { u"drop a materialized view"_s, drop(schema::keyOf(fixtureView(u"mv"_s)), Shared<View>(fixtureView(u"mv"_s))),
            u"-- Drop \"mv\" materialized view\nDROP MATERIALIZED VIEW public.mv;"_s },
    };
}

QList<RenderCase> alterations()
{
    const View v = fixtureView(u"v"_s);
    return {
        altered(
            u"a view grows by a column"_s, u"v"_s,
            [](View &view) {
                view.query = u" SELECT t.id,\n    t.name,\n    t.num\n   FROM public.t"_s;
                schema::Column column;
                column.name = u"num"_s;
                column.type = u"integer"_s;
                view.columns.append(column);
            },
            uR"(-- Modify "v" view
CREATE OR REPLACE VIEW public.v AS
 SELECT t.id,
    t.name,
    t.num
   FROM public.t;)"_s),
        altered(
            u"a view loses a column"_s, u"v"_s,
            [](View &view) {
                view.query = u" SELECT t.id\n   FROM public.t"_s;
                view.columns.removeLast();
            },
            uR"(-- Drop "v" view
DROP VIEW public.v;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.id
   FROM public.t;)"_s),
        altered(
            u"options of a view"_s, u"v"_s, [](View &view) { view.options.insert(u"security_invoker"_s, u"true"_s); },
            u"-- Modify \"v\" view\nALTER VIEW public.v SET (security_invoker = true);"_s),
        altered(
            u"a column default of a view"_s, u"v"_s, [](View &view) { view.columns[0].defaultExpression = u"1"_s; },
            u"-- Modify \"v\" view\nALTER VIEW public.v ALTER COLUMN id SET DEFAULT 1;"_s),
        altered(
            u"comment on a column of a view"_s, u"v"_s, [](View &view) { view.columns[0].comment = u"x"_s; },
            u"-- Set comment to column: \"id\" on table: \"v\"\nCOMMENT ON COLUMN public.v.id IS 'x';"_s),
        altered(
            u"storage of a materialized view"_s, u"mv"_s,
            [](View &view) { view.options.insert(u"fillfactor"_s, u"70"_s); },
            u"-- Modify \"mv\" materialized view\nALTER MATERIALIZED VIEW public.mv SET (fillfactor = 70);"_s),
        altered(
            u"statistics of a materialized view"_s, u"mv"_s, [](View &view) { view.columns[0].statisticsTarget = 100; },
            u"-- Modify \"mv\" materialized view\nALTER MATERIALIZED VIEW public.mv ALTER COLUMN id SET STATISTICS 100;"_s),
        altered(
            u"empty a materialized view"_s, u"mv"_s, [](View &view) { view.populated = false; },
            u"-- Modify \"mv\" materialized view\nREFRESH MATERIALIZED VIEW public.mv WITH NO DATA;"_s),
        { u"rename a view"_s,
            rename(schema::keyOf(v), Shared<View>(v),
                Shared<View>(with<View>(v, [](View &view) { view.name.name = u"table"_s; }))),
            u"-- Rename view from \"v\" to \"table\"\nALTER VIEW public.v RENAME TO \"table\";"_s },
    };
}

} // namespace

QList<RenderCase> viewCases()
{
    return creations() + alterations();
}

QList<RenderCase> routineCases()
{
    schema::Routine f;
    f.name = { u"public"_s, u"f"_s };
    f.identityArguments = u"a integer, b integer"_s;
    f.arguments = u"a integer, b integer DEFAULT 1"_s;
    f.resultType = u"integer"_s;
    f.language = u"sql"_s;
    f.definition = u"CREATE OR REPLACE FUNCTION public.f(a integer, b integer DEFAULT 1)\n RETURNS integer\n LANGUAGE "
                   "sql\nAS $function$SELECT a + b$function$"_s;
    const schema::Routine body
        = with<schema::Routine>(f, [](auto &routine) { routine.definition.replace(u"a + b"_s, u"a * b"_s); });
    const schema::Routine plain = with<schema::Routine>(f, [](auto &routine) {
        routine.arguments = u"a integer, b integer"_s;
        routine.definition.remove(u" DEFAULT 1"_s);
    });
    schema::Routine call;
    call.name = { u"app"_s, u"Do it"_s };
    call.kind = schema::RoutineKind::Procedure;
    call.language = u"sql"_s;
    call.definition
        = u"CREATE OR REPLACE PROCEDURE app.\"Do it\"()\n LANGUAGE sql\nAS $procedure$SELECT 1$procedure$"_s;
    call.comment = u"x"_s;
    const schema::ObjectKey key = schema::keyOf(f);
    using Routine = Shared<schema::Routine>;
    return {
        { u"create a procedure"_s, create(schema::keyOf(call), Routine(call)),
            u"-- Create \"Do it\" procedure\n"_s + call.definition
                + u";\n-- Set comment to procedure: \"Do it\"\nCOMMENT ON PROCEDURE app.\"Do it\"() IS 'x';"_s },
        { u"another body is replaced"_s, alter(key, Routine(f), Routine(body)),
            u"-- Modify \"f\" function\n"_s + body.definition + u';' },
        { u"a default that goes away is drop and create"_s, alter(key, Routine(f), Routine(plain)),
            u"-- Drop \"f\" function\nDROP FUNCTION public.f(a integer, b integer);\n-- Create \"f\" function\n"_s
                + plain.definition + u';' },
        { u"drop a function"_s, drop(key, Routine(f)),
            u"-- Drop \"f\" function\nDROP FUNCTION public.f(a integer, b integer);"_s },
        { u"rename a function"_s,
            rename(
                key, Routine(f), Routine(with<schema::Routine>(f, [](auto &routine) { routine.name.name = u"G"_s; }))),
            uR"(-- Rename function from "f" to "G"
ALTER FUNCTION public.f(a integer, b integer) RENAME TO "G";)"_s },
    };
}

} // namespace schemawright::testing
