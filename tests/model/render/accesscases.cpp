#include "rendercase.h"

#include "model/diff/access.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

using schema::Access;
using schema::Grant;
using schema::GrantClass;
using schema::Privilege;

namespace {

constexpr schema::PrivilegeSet select = static_cast<schema::PrivilegeSet>(Privilege::Select);
constexpr schema::PrivilegeSet update = static_cast<schema::PrivilegeSet>(Privilege::Update);

Access usual(GrantClass grantClass)
{
    Access access;
    access.owner = u"postgres"_s;
    access.privileges = schema::defaultGrants(grantClass, 150000);
    return access;
}

RenderCase changed(const QString &name, const schema::ObjectKey &key, const diff::Object &object,
    const std::function<void(Access &)> &edit, const QString &expected)
{
    diff::Object before = object;
    diff::setAccess(before, usual(*schema::grantClass(key)));
    diff::Object after = before;
    Access access = *diff::accessOf(before);
    edit(access);
    diff::setAccess(after, access);
    return { name, alter(key, before, after), expected };
}

QList<RenderCase> ofTables()
{
    const Shared<schema::Table> table(fixtureTable(u"t"_s));
    const schema::ObjectKey key = schema::keyOf(*table);
    const Shared<schema::View> view(*schema::findView(fixtureDatabase(), { u"public"_s, u"v"_s }));
    return {
        changed(u"owner of a table"_s, key, table, [](Access &access) { access.owner = u"render_app"_s; },
            uR"(-- Change owner of table: "t"
ALTER TABLE public.t OWNER TO render_app;)"_s),
        changed(u"owner of a view"_s, schema::keyOf(*view), view,
            [](Access &access) { access.owner = u"render_app"_s; }, uR"(-- Change owner of view: "v"
ALTER VIEW public.v OWNER TO render_app;)"_s),
        changed(u"grant on a table and its columns"_s, key, table,
            [](Access &access) {
                access.privileges->append(Grant { u"render_reader"_s, {}, select, 0 });
                access.columns.insert(u"num"_s, { Grant { u"render_app"_s, {}, select | update, update } });
            },
            uR"(-- Grant privileges on table: "t"
GRANT SELECT ON TABLE public.t TO render_reader;
-- Grant privileges on table: "t"
GRANT SELECT (num) ON TABLE public.t TO render_app;
-- Grant privileges on table: "t"
GRANT UPDATE (num) ON TABLE public.t TO render_app WITH GRANT OPTION;)"_s),
        changed(u"revoke from the owner"_s, key, table,
            [](Access &access) { access.privileges->first().privileges &= ~select; },
            uR"(-- Revoke privileges on table: "t"
REVOKE SELECT ON TABLE public.t FROM postgres;)"_s),
    };
}

QList<RenderCase> ofOthers()
{
    const schema::Sequence sequence = fixtureDatabase().sequences.constFirst();
    const schema::Namespace schema = fixtureDatabase().schemas.constFirst();
    return {
        changed(u"owner of a sequence"_s, schema::keyOf(sequence), sequence,
            [](Access &access) { access.owner = u"render_app"_s; }, uR"(-- Change owner of sequence: "sq"
ALTER SEQUENCE public.sq OWNER TO render_app;)"_s),
        changed(u"grant on a sequence"_s, schema::keyOf(sequence), sequence,
            [](Access &access) {
                access.privileges->append(
                    Grant { u"render_reader"_s, {}, schema::allPrivileges(GrantClass::Sequence, 150000), 0 });
            },
            uR"(-- Grant privileges on sequence: "sq"
GRANT ALL ON SEQUENCE public.sq TO render_reader;)"_s),
        changed(u"owner of a schema"_s, schema::keyOf(schema), schema,
            [](Access &access) { access.owner = u"render_app"_s; }, uR"(-- Change owner of schema: "app"
ALTER SCHEMA app OWNER TO render_app;)"_s),
    };
}

} // namespace

QList<RenderCase> accessCases()
{
    return ofTables() + ofOthers();
}

} // namespace schemawright::testing
