-- Do not check function bodies before all objects are there
SET check_function_bodies = off;
-- Add new schema named "shop"
CREATE SCHEMA shop;
-- Create enum type "mood"
CREATE TYPE shop.mood AS ENUM ('good');
-- Create domain type "positive"
CREATE DOMAIN shop.positive AS integer;
-- Create composite type "pair"
CREATE TYPE shop.pair AS (
  a integer
);
-- Create sequence "numbers"
CREATE SEQUENCE shop.numbers;
-- Create sequence "users_id_seq"
CREATE SEQUENCE shop.users_id_seq AS integer;
-- Create "users" table
CREATE TABLE shop.users (
  id integer DEFAULT nextval('shop.users_id_seq'::regclass) NOT NULL,
  key integer GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
-- Create "names" view
CREATE VIEW shop.names AS
SELECT users.id
   FROM shop.users;
-- Create "f" function
CREATE OR REPLACE FUNCTION shop.f(a integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
-- Create "p" procedure
CREATE OR REPLACE PROCEDURE shop.p()
 LANGUAGE sql
AS $procedure$SELECT 1$procedure$;
-- Create statistics "both"
CREATE STATISTICS shop."both" ON id, key FROM shop.users;
-- Create collation "german"
CREATE COLLATION shop.german (PROVIDER = icu, LOCALE = 'de');
-- Create aggregate "total"
CREATE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer);
-- Create "counts" materialized view
CREATE MATERIALIZED VIEW shop.counts AS
SELECT count(*) AS n
   FROM shop.users;
-- Change owner of schema: "shop"
ALTER SCHEMA shop OWNER TO golden_app;
-- Change owner of function: "f"
ALTER FUNCTION shop.f(a integer) OWNER TO golden_app;
-- Change owner of procedure: "p"
ALTER PROCEDURE shop.p() OWNER TO golden_app;
-- Change owner of table: "users"
ALTER TABLE shop.users OWNER TO golden_app;
-- Change owner of sequence: "users_id_seq"
ALTER SEQUENCE shop.users_id_seq OWNER TO golden_app;
-- Modify sequence "users_id_seq"
ALTER SEQUENCE shop.users_id_seq OWNED BY shop.users.id;
-- Change owner of materialized view: "counts"
ALTER MATERIALIZED VIEW shop.counts OWNER TO golden_app;
-- Change owner of view: "names"
ALTER VIEW shop.names OWNER TO golden_app;
-- Change owner of sequence: "numbers"
ALTER SEQUENCE shop.numbers OWNER TO golden_app;
-- Change owner of enum type: "mood"
ALTER TYPE shop.mood OWNER TO golden_app;
-- Change owner of domain: "positive"
ALTER DOMAIN shop.positive OWNER TO golden_app;
-- Change owner of composite type: "pair"
ALTER TYPE shop.pair OWNER TO golden_app;
-- Change owner of statistics: "both"
ALTER STATISTICS shop."both" OWNER TO golden_app;
-- Change owner of collation: "german"
ALTER COLLATION shop.german OWNER TO golden_app;
-- Change owner of aggregate: "total"
ALTER AGGREGATE shop.total(integer) OWNER TO golden_app;
