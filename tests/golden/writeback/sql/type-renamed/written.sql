CREATE TYPE state AS ENUM ('ok', 'bad');
CREATE TABLE t (
    id     int PRIMARY KEY,
    status state NOT NULL DEFAULT 'ok',
    more   public.state[] DEFAULT '{ok}'::state[]
);
CREATE FUNCTION is_ok(state, more text) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$;
CREATE VIEW v AS SELECT status, 'bad'::state AS worst, CAST('ok' AS state) AS best FROM t;
COMMENT ON TYPE state IS 'status';
CREATE DOMAIN sure AS state NOT NULL;
