CREATE TYPE status AS ENUM ('ok', 'bad');
CREATE TABLE t (
    id     int PRIMARY KEY,
    status status NOT NULL DEFAULT 'ok',
    more   public.status[] DEFAULT '{ok}'::status[]
);
CREATE FUNCTION is_ok(status, more text) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$;
CREATE VIEW v AS SELECT status, 'bad'::status AS worst, CAST('ok' AS status) AS best FROM t;
COMMENT ON TYPE status IS 'status';
CREATE DOMAIN sure AS status NOT NULL;
