#include "rendercase.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

using schema::Policy;
using schema::Rule;
using schema::Trigger;

namespace {

const QualifiedName tName { u"public"_s, u"t"_s };

schema::ObjectKey key(schema::ObjectKind kind, const QString &name)
{
    return schema::partKey(kind, tName, name);
}

QList<RenderCase> triggers()
{
    const schema::ObjectKind kind = schema::ObjectKind::Trigger;
    const Trigger before = fixtureTable(u"t"_s).triggers.constFirst();
    Trigger made = before;
    made.name = u"t \"second\""_s;
    made.definition
        = u"CREATE TRIGGER \"t \"\"second\"\"\" AFTER INSERT OR UPDATE OF name, doc ON public.t FOR EACH ROW WHEN "
          "((new.doc <> ' EXECUTE FUNCTION '::text)) EXECUTE FUNCTION public.touch()"_s;
    made.firing = schema::FiringMode::Always;
    made.comment = u"x"_s;
    const auto changed = [&before](const std::function<void(Trigger &)> &edit) { return with(before, edit); };
    return {
        { u"create a trigger that always fires"_s, create(key(kind, made.name), made),
            uR"(-- Create trigger "t \"second\""
CREATE TRIGGER "t ""second""" AFTER INSERT OR UPDATE OF name, doc
  ON public.t
  FOR EACH ROW
  WHEN ((new.doc <> ' EXECUTE FUNCTION '::text))
  EXECUTE FUNCTION public.touch();
-- Modify "t" table
ALTER TABLE public.t ENABLE ALWAYS TRIGGER "t ""second""";
-- Set comment to trigger: "t \"second\"" on table: "t"
COMMENT ON TRIGGER "t ""second""" ON public.t IS 'x';)"_s },
        { u"drop a trigger"_s, drop(key(kind, before.name), before),
            u"-- Drop trigger \"t_touch\"\nDROP TRIGGER t_touch ON public.t;"_s },
        { u"disable a trigger"_s, alter(key(kind, before.name), before, changed([](Trigger &trigger) {
             trigger.firing = schema::FiringMode::Disabled;
         })),
            u"-- Modify \"t\" table\nALTER TABLE public.t DISABLE TRIGGER t_touch;"_s },
        { u"another event is drop and create"_s, alter(key(kind, before.name), before, changed([](Trigger &trigger) {
             trigger.definition.replace(u"UPDATE"_s, u"INSERT"_s);
         })),
            uR"(-- Drop trigger "t_touch"
DROP TRIGGER t_touch ON public.t;
-- Create trigger "t_touch"
CREATE TRIGGER t_touch BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.touch();)"_s },
        { u"rename a trigger"_s,
            rename(key(kind, before.name), before, changed([](Trigger &trigger) { trigger.name = u"touch"_s; })),
            u"-- Rename trigger from \"t_touch\" to \"touch\"\nALTER TRIGGER t_touch ON public.t RENAME TO touch;"_s },
    };
}

QList<RenderCase> rules()
{
    const schema::ObjectKind kind = schema::ObjectKind::Rule;
    const Rule before = fixtureTable(u"t"_s).rules.constFirst();
    Rule made = before;
    made.name = u"t_quiet"_s;
    made.definition = u"CREATE RULE t_quiet AS\n    ON UPDATE TO public.t DO INSTEAD NOTHING"_s;
    return {
        { u"create a rule"_s, create(key(kind, made.name), made),
            u"-- Create rule \"t_quiet\"\nCREATE RULE t_quiet AS\n    ON UPDATE TO public.t DO INSTEAD NOTHING;"_s },
        { u"drop a rule"_s, drop(key(kind, before.name), before),
            u"-- Drop rule \"t_keep\"\nDROP RULE t_keep ON public.t;"_s },
        { u"disable a rule"_s,
            alter(key(kind, before.name), before,
                with<Rule>(before, [](Rule &rule) { rule.firing = schema::FiringMode::Disabled; })),
            u"-- Modify \"t\" table\nALTER TABLE public.t DISABLE RULE t_keep;"_s },
        { u"comment on a rule"_s,
            alter(key(kind, before.name), before, with<Rule>(before, [](Rule &rule) { rule.comment = u"x"_s; })),
            u"-- Set comment to rule: \"t_keep\" on table: \"t\"\nCOMMENT ON RULE t_keep ON public.t IS 'x';"_s },
    };
}

QList<RenderCase> policies()
{
    const schema::ObjectKind kind = schema::ObjectKind::Policy;
    const Policy before = fixtureTable(u"t"_s).policies.constFirst();
    Policy made;
    made.name = u"Tenant isolation"_s;
    made.permissive = false;
    made.roles = { u"pg_monitor"_s, u"pg_read_all_data"_s };
    made.usingExpression = u"(ref_id = (current_setting('app.tenant'::text))::bigint) OR (id = 1)"_s;
    made.withCheckExpression = u"(id > 0)"_s;
    const auto changed = [&before](const std::function<void(Policy &)> &edit) { return with(before, edit); };
    return {
        { u"create a restrictive policy for roles"_s, create(key(kind, made.name), made),
            uR"(-- Create policy "Tenant isolation" on table: "t"
CREATE POLICY "Tenant isolation" ON public.t
  AS RESTRICTIVE
  TO pg_monitor, pg_read_all_data
  USING ((ref_id = (current_setting('app.tenant'::text))::bigint) OR (id = 1))
  WITH CHECK (id > 0);)"_s },
        { u"drop a policy"_s, drop(key(kind, before.name), before),
            u"-- Drop policy \"t_read\" on table: \"t\"\nDROP POLICY t_read ON public.t;"_s },
        { u"other roles and another condition"_s, alter(key(kind, before.name), before, changed([](Policy &policy) {
             policy.roles = { u"pg_monitor"_s };
             policy.usingExpression = u"true"_s;
         })),
            u"-- Modify policy \"t_read\" on table: \"t\"\nALTER POLICY t_read ON public.t TO pg_monitor USING (true);"_s },
        { u"another command is drop and create"_s, alter(key(kind, before.name), before, changed([](Policy &policy) {
             policy.command = schema::PolicyCommand::Delete;
         })),
            uR"(-- Drop policy "t_read" on table: "t"
DROP POLICY t_read ON public.t;
-- Create policy "t_read" on table: "t"
CREATE POLICY t_read ON public.t FOR DELETE USING (id > 0);)"_s },
        { u"comment on a policy"_s,
            alter(key(kind, before.name), before, changed([](Policy &policy) { policy.comment = u"x"_s; })),
            u"-- Set comment to policy: \"t_read\" on table: \"t\"\nCOMMENT ON POLICY t_read ON public.t IS 'x';"_s },
        { u"rename a policy"_s,
            rename(key(kind, before.name), before, changed([](Policy &policy) { policy.name = u"read"_s; })),
            u"-- Rename policy from \"t_read\" to \"read\"\nALTER POLICY t_read ON public.t RENAME TO read;"_s },
    };
}

} // namespace

QList<RenderCase> tablePartCases()
{
    return triggers() + rules() + policies();
}

} // namespace schemawright::testing
