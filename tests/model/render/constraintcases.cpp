#include "rendercase.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

using schema::Constraint;

namespace {

schema::ObjectKey key(const QString &name)
{
    return schema::partKey(schema::ObjectKind::Constraint, { u"public"_s, u"t"_s }, name);
}

QString modify(const QString &sql)
{
    return u"-- Modify \"t\" table\n"_s + sql + u';';
}

RenderCase added(const QString &name, const Constraint &constraint, const QString &expected)
{
    return { name, create(key(constraint.name), constraint), modify(expected) };
}

RenderCase altered(const QString &name, const QString &constraint, const std::function<void(Constraint &)> &edit,
    const QString &expected)
{
    const Constraint before = fixtureConstraint(u"t"_s, constraint);
    return { name, alter(key(constraint), before, with(before, edit)), expected };
}

Constraint made(const QString &name, const auto &detail)
{
    Constraint constraint;
    constraint.name = name;
    constraint.detail = detail;
    return constraint;
}

schema::ForeignKey fullKey()
{
    schema::ForeignKey foreign;
    foreign.columns = { u"ref_id"_s };
    foreign.referencedTable = { u"public"_s, u"ref"_s };
    foreign.referencedColumns = { u"id"_s };
    foreign.match = schema::ForeignKeyMatch::Full;
    foreign.onUpdate = schema::ForeignKeyAction::Cascade;
    foreign.onDelete = schema::ForeignKeyAction::SetNull;
    foreign.onDeleteColumns = { u"ref_id"_s };
    return foreign;
}

QList<RenderCase> additions()
{
    Constraint notValid = made(u"t_fk"_s, fullKey());
    notValid.notValid = true;
    notValid.deferrable = true;
    notValid.initiallyDeferred = true;
    Constraint unique
        = made(u"t \"unique\""_s, schema::UniqueConstraint { { u"name"_s, u"num"_s }, { u"doc"_s }, true });
    unique.storageParameters.insert(u"fillfactor"_s, u"70"_s);
    unique.tablespace = u"pg_default"_s;
    Constraint exclusion = made(u"t_excl"_s, schema::ExclusionConstraint {});
    exclusion.definition = u"EXCLUDE USING btree (id WITH =) WHERE ((id > 0)) DEFERRABLE"_s;
    exclusion.deferrable = true;
    exclusion.storageParameters.insert(u"fillfactor"_s, u"70"_s);
    Constraint check = made(u"t_check"_s, schema::CheckConstraint { u"num > 0 OR doc = ')'"_s, false });
    return {
        added(u"add a foreign key that is not valid"_s, notValid, uR"(ALTER TABLE public.t
  ADD CONSTRAINT t_fk FOREIGN KEY (ref_id)
  REFERENCES public.ref(id) MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL (ref_id) DEFERRABLE INITIALLY DEFERRED NOT VALID)"_s),
        added(u"add a unique constraint with index parameters"_s, unique, uR"(ALTER TABLE public.t
  ADD CONSTRAINT "t ""unique""" UNIQUE NULLS NOT DISTINCT (name, num) INCLUDE (doc) WITH (fillfactor = 70) USING INDEX TABLESPACE pg_default)"_s),
        added(u"add an exclusion constraint with index parameters"_s, exclusion, uR"(ALTER TABLE public.t
  ADD CONSTRAINT t_excl EXCLUDE USING btree (id WITH =) WITH (fillfactor = 70) WHERE ((id > 0)) DEFERRABLE)"_s),
        added(u"add a check"_s, check, u"ALTER TABLE public.t ADD CONSTRAINT t_check CHECK (num > 0 OR doc = ')')"_s),
        { u"drop a foreign key"_s, drop(key(u"t_ref_id_fkey"_s), fixtureConstraint(u"t"_s, u"t_ref_id_fkey"_s)),
            modify(u"ALTER TABLE public.t DROP CONSTRAINT t_ref_id_fkey"_s) },
        { u"drop a check that is not valid"_s, drop(key(u"t_doc_check"_s), fixtureConstraint(u"t"_s, u"t_doc_check"_s)),
            modify(u"ALTER TABLE public.t DROP CONSTRAINT t_doc_check"_s) },
    };
}

QList<RenderCase> alterations()
{
    const Constraint before = fixtureConstraint(u"t"_s, u"t_amount_check"_s);
    const Constraint after = with<Constraint>(before, [](Constraint &renamed) { renamed.name = u"Positive"_s; });
    return {
        altered(
            u"defer a foreign key"_s, u"t_ref_id_fkey"_s,
            [](Constraint &changed) {
                changed.deferrable = true;
                changed.definition += u" DEFERRABLE"_s;
            },
            modify(u"ALTER TABLE public.t ALTER CONSTRAINT t_ref_id_fkey DEFERRABLE"_s)),
        altered(
            u"validate a check"_s, u"t_doc_check"_s,
            [](Constraint &changed) {
                changed.notValid = false;
                changed.definition.chop(10);
            },
            modify(u"ALTER TABLE public.t VALIDATE CONSTRAINT t_doc_check"_s)),
        altered(
            u"another condition is drop and add"_s, u"t_amount_check"_s,
            [](Constraint &changed) {
                changed.detail = schema::CheckConstraint { u"(amount > (1)::numeric)"_s, false };
                changed.definition = u"CHECK ((amount > (1)::numeric))"_s;
            },
            modify(u"ALTER TABLE public.t DROP CONSTRAINT t_amount_check"_s) + u'\n'
                + modify(u"ALTER TABLE public.t ADD CONSTRAINT t_amount_check CHECK ((amount > (1)::numeric))"_s)),
        altered(
            u"another fill factor behind a key"_s, u"t_pkey"_s,
            [](Constraint &changed) { changed.storageParameters.insert(u"fillfactor"_s, u"70"_s); },
            u"-- Modify index \"t_pkey\" on table: \"t\"\nALTER INDEX public.t_pkey SET (fillfactor = 70);"_s),
        altered(
            u"comment on a constraint"_s, u"t_pkey"_s, [](Constraint &changed) { changed.comment = u"key"_s; },
            uR"(-- Set comment to constraint: "t_pkey" on table: "t"
COMMENT ON CONSTRAINT t_pkey ON public.t IS 'key';)"_s),
        { u"rename a constraint"_s, rename(key(before.name), before, after),
            uR"(-- Rename a constraint from "t_amount_check" to "Positive"
ALTER TABLE public.t RENAME CONSTRAINT t_amount_check TO "Positive";)"_s },
    };
}

} // namespace

QList<RenderCase> constraintCases()
{
    return additions() + alterations();
}

} // namespace schemawright::testing
