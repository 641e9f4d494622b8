#include "rendercase.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

using schema::CompositeType;
using schema::Domain;
using schema::EnumType;
using schema::Sequence;

namespace {

template <typename T>
RenderCase altered(const QString &name, const T &before, const std::function<void(T &)> &edit, const QString &expected)
{
    return { name, alter(schema::keyOf(before), before, with(before, edit)), expected };
}

QList<RenderCase> enums()
{
    const EnumType mood = fixtureDatabase().enums.constFirst();
    EnumType made;
    made.name = { u"app"_s, u"Level"_s };
    made.labels = { u"it's"_s, u"b"_s };
    made.comment = u"x"_s;
    return {
        { u"create an enum type"_s, create(schema::keyOf(made), made), uR"(-- Create enum type "Level"
CREATE TYPE app."Level" AS ENUM ('it''s', 'b');
-- Set comment to enum type: "Level"
COMMENT ON TYPE app."Level" IS 'x';)"_s },
        altered<EnumType>(
            u"add values at the start, in the middle and at the end"_s, mood,
            [](EnumType &type) {
                type.labels = { u"angry"_s, u"blue"_s, u"sad"_s, u"ok"_s, u"happy"_s, u"mad"_s };
            },
            uR"(-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'angry' BEFORE 'sad';
-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'blue' AFTER 'angry';
-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'ok' AFTER 'sad';
-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'mad' AFTER 'happy';)"_s),
        altered<EnumType>(
            u"a value cannot be removed"_s, mood, [](EnumType &type) { type.labels = { u"sad"_s }; },
            u"PostgreSQL cannot remove values from enum type public.mood: 'happy'."_s),
        altered<EnumType>(
            u"values cannot be reordered"_s, mood,
            [](EnumType &type) {
                type.labels = { u"happy"_s, u"sad"_s };
            },
            u"PostgreSQL cannot reorder the values of enum type public.mood: 'sad', 'happy' → 'happy', 'sad'."_s),
        { u"rename a value"_s,
            rename(schema::keyOf(mood), mood, with<EnumType>(mood, [](EnumType &type) { type.labels[1] = u"glad"_s; })),
            u"-- Rename value of enum type: \"mood\"\nALTER TYPE public.mood RENAME VALUE 'happy' TO 'glad';"_s },
    };
}

QList<RenderCase> domains()
{
    const Domain email = fixtureDatabase().domains.constFirst();
    Domain made = email;
    made.name = { u"app"_s, u"Mail"_s };
    made.notNull = true;
    made.defaultExpression = u"'a@b'::text"_s;
    made.collation = u"pg_catalog.\"C\""_s;
    const QString modify = u"-- Modify domain type \"email\"\n"_s;
    return {
        { u"create a domain"_s, create(schema::keyOf(made), made), uR"(-- Create domain type "Mail"
CREATE DOMAIN app."Mail" AS text COLLATE pg_catalog."C"
  DEFAULT 'a@b'::text
  NOT NULL
  CONSTRAINT email_check CHECK ((VALUE ~~ '%@%'::text));
-- Modify domain type "Mail"
ALTER DOMAIN app."Mail" ADD CONSTRAINT email_len CHECK ((length(VALUE) < 99)) NOT VALID;)"_s },
        altered<Domain>(
            u"a default for a domain"_s, email, [](Domain &domain) { domain.defaultExpression = u"'a@b'::text"_s; },
            modify + u"ALTER DOMAIN public.email SET DEFAULT 'a@b'::text;"_s),
        altered<Domain>(
            u"a domain that must not be null"_s, email, [](Domain &domain) { domain.notNull = true; },
            modify + u"ALTER DOMAIN public.email SET NOT NULL;"_s),
        altered<Domain>(
            u"validate a constraint of a domain"_s, email,
            [](Domain &domain) { domain.constraints[1].notValid = false; },
            modify + u"ALTER DOMAIN public.email VALIDATE CONSTRAINT email_len;"_s),
        altered<Domain>(
            u"another condition for a domain"_s, email,
            [](Domain &domain) { domain.constraints[0].definition = u"CHECK ((VALUE <> ''::text))"_s; },
            modify + u"ALTER DOMAIN public.email DROP CONSTRAINT email_check;\n"_s + modify
                + u"ALTER DOMAIN public.email ADD CONSTRAINT email_check CHECK ((VALUE <> ''::text));"_s),
        altered<Domain>(
            u"the base type of a domain cannot change"_s, email,
            [](Domain &domain) { domain.baseType = u"character varying"_s; },
            u"PostgreSQL cannot change the base type or collation of domain public.email (text → character varying)."_s),
    };
}

QList<RenderCase> composites()
{
    const CompositeType pair = fixtureDatabase().composites.constFirst();
    CompositeType made = pair;
    made.name = { u"app"_s, u"Pair"_s };
    made.attributes[1].comment = u"second"_s;
    return {
        { u"create a composite type"_s, create(schema::keyOf(made), made), uR"(-- Create composite type "Pair"
CREATE TYPE app."Pair" AS (
  a integer,
  b text
);
-- Set comment to attribute: "b" of composite type: "Pair"
COMMENT ON COLUMN app."Pair".b IS 'second';)"_s },
        altered<CompositeType>(
            u"drop, change and add attributes"_s, pair,
            [](CompositeType &type) {
                type.attributes[0] = type.attributes[1];
                type.attributes[0].type = u"character varying(5)"_s;
                type.attributes[1].name = u"Third"_s;
            },
            uR"(-- Modify composite type "pair"
ALTER TYPE public.pair DROP ATTRIBUTE a;
-- Modify composite type "pair"
ALTER TYPE public.pair ALTER ATTRIBUTE b TYPE character varying(5);
-- Modify composite type "pair"
ALTER TYPE public.pair ADD ATTRIBUTE "Third" text;)"_s),
        altered<CompositeType>(
            u"attributes cannot be reordered"_s, pair, [](CompositeType &type) { type.attributes.swapItemsAt(0, 1); },
            u"PostgreSQL cannot change the order of the attributes of composite type public.pair."_s),
        { u"drop a composite type"_s, drop(schema::keyOf(pair), pair),
            u"-- Drop composite type \"pair\"\nDROP TYPE public.pair;"_s },
    };
}

} // namespace

QList<RenderCase> typeCases()
{
    return enums() + domains() + composites();
}

QList<RenderCase> sequenceCases()
{
    const Sequence sq = fixtureDatabase().sequences.constFirst();
    Sequence made;
    made.name = { u"app"_s, u"Numbers"_s };
    made.options.dataType = u"integer"_s;
    made.options.increment = -2;
    made.options.minimum = -100;
    made.options.maximum = -1;
    made.options.start = -1;
    made.unlogged = true;
    made.ownedBy = schema::ColumnReference { { u"public"_s, u"loose"_s }, u"k"_s };
    Sequence owned = made;
    owned.name.schema = u"public"_s;
    const QString modify = u"-- Modify sequence \"sq\"\n"_s;
    return {
        { u"create a sequence that goes down"_s, create(schema::keyOf(owned), owned), uR"(-- Create sequence "Numbers"
CREATE UNLOGGED SEQUENCE public."Numbers" AS integer INCREMENT BY -2 MINVALUE -100;
-- Modify sequence "Numbers"
ALTER SEQUENCE public."Numbers" OWNED BY public.loose.k;)"_s },
        altered<Sequence>(
            u"options of a sequence"_s, sq,
            [](Sequence &sequence) {
                sequence.options.increment = 5;
                sequence.options.cache = 10;
                sequence.options.cycle = true;
            },
            modify + u"ALTER SEQUENCE public.sq INCREMENT BY 5 CACHE 10 CYCLE;"_s),
        altered<Sequence>(
            u"the type of a sequence moves its own limits"_s, sq,
            [](Sequence &sequence) {
                sequence.options.dataType = u"integer"_s;
                sequence.options.maximum = 2147483647;
            },
            u"-- Move sequence \"sq\" into its new range\n"
            "SELECT pg_catalog.setval('public.sq', 2147483647, true) FROM public.sq WHERE last_value > 2147483647;\n"_s
                + modify + u"ALTER SEQUENCE public.sq AS integer;"_s),
        altered<Sequence>(
            u"a sequence owned by a column"_s, sq,
            [](Sequence &sequence) {
                sequence.ownedBy = schema::ColumnReference { { u"public"_s, u"t"_s }, u"num"_s };
            },
            modify + u"ALTER SEQUENCE public.sq OWNED BY public.t.num;"_s),
        altered<Sequence>(
            u"an unlogged sequence"_s, sq, [](Sequence &sequence) { sequence.unlogged = true; },
            modify + u"ALTER SEQUENCE public.sq SET UNLOGGED;"_s),
        { u"drop a sequence"_s, drop(schema::keyOf(sq), sq), u"-- Drop sequence \"sq\"\nDROP SEQUENCE public.sq;"_s },
        { u"rename a sequence"_s,
            rename(schema::keyOf(sq), sq, with<Sequence>(sq, [](Sequence &sequence) { sequence.name.name = u"s2"_s; })),
            u"-- Rename sequence from \"sq\" to \"s2\"\nALTER SEQUENCE public.sq RENAME TO s2;"_s },
    };
}

QList<RenderCase> containerCases()
{
    schema::Namespace made { u"Odd schema"_s, u"x"_s };
    schema::Extension extension;
    extension.name = u"plpgsql"_s;
    extension.schema = u"pg_catalog"_s;
    extension.version = u"1.0"_s;
    const schema::Extension newer
        = with<schema::Extension>(extension, [](auto &changed) { changed.version = u"9.9"_s; });
    schema::OtherObject collation;
    collation.label = u"collation"_s;
    collation.name = { u"public"_s, u"german"_s };
    collation.identity = u"public.german"_s;
    collation.createSql = u"CREATE COLLATION public.german (provider = libc, locale = 'C')"_s;
    collation.dropSql = u"DROP COLLATION public.german"_s;
    collation.comment = u"x"_s;
    return {
        { u"create a schema"_s, create(schema::keyOf(made), made), uR"(-- Add new schema named "Odd schema"
CREATE SCHEMA "Odd schema";
-- Set comment to schema: "Odd schema"
COMMENT ON SCHEMA "Odd schema" IS 'x';)"_s },
        { u"drop a schema"_s,
            drop(schema::keyOf(schema::Namespace { u"app"_s, {} }), schema::Namespace { u"app"_s, {} }),
            u"-- Drop schema named \"app\"\nDROP SCHEMA app;"_s },
        { u"rename a schema"_s,
            rename(schema::keyOf(schema::Namespace { u"app"_s, {} }), schema::Namespace { u"app"_s, {} },
                schema::Namespace { u"App"_s, {} }),
            u"-- Rename schema from \"app\" to \"App\"\nALTER SCHEMA app RENAME TO \"App\";"_s },
        { u"create an other object"_s, create(schema::keyOf(collation), collation), uR"(-- Create collation "german"
CREATE COLLATION public.german (provider = libc, locale = 'C');
-- Set comment to collation: "german"
COMMENT ON COLLATION public.german IS 'x';)"_s },
        { u"update an extension"_s, alter(schema::keyOf(extension), extension, newer),
            u"-- Update extension \"plpgsql\" to 9.9\nALTER EXTENSION plpgsql UPDATE TO '9.9';"_s },
    };
}

} // namespace schemawright::testing
