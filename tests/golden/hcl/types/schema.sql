CREATE SCHEMA app;
CREATE TYPE app.status AS ENUM ('on', 'off', 'it''s');
COMMENT ON TYPE app.status IS 'states';
CREATE DOMAIN app.zip AS text DEFAULT '00000' CONSTRAINT zip_form CHECK (VALUE ~ '^\d+$');
COMMENT ON DOMAIN app.zip IS 'postal code';
CREATE FUNCTION app.is_positive(v int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT v > 0';
CREATE DOMAIN app.positive AS int NOT NULL CONSTRAINT positive_check CHECK (app.is_positive(VALUE));
CREATE TYPE app.address AS (street text COLLATE "C", zip app.zip);
COMMENT ON COLUMN app.address.zip IS 'of the place';
CREATE TYPE app.floats AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE COLLATION app.plain (PROVIDER = libc, LOCALE = 'C');
CREATE SEQUENCE app.numbers AS smallint START 5 INCREMENT 2 MINVALUE 1 MAXVALUE 100 CACHE 3 CYCLE;
COMMENT ON SEQUENCE app.numbers IS 'counts';
CREATE TABLE app.t (
  n smallint NOT NULL DEFAULT nextval('app.numbers'),
  s app.status NOT NULL DEFAULT 'on',
  a app.address,
  p app.positive NOT NULL
);
ALTER SEQUENCE app.numbers OWNED BY app.t.n;
CREATE EXTENSION pg_trgm SCHEMA app;
