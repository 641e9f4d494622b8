CREATE DOMAIN amount AS bigint DEFAULT 1 CHECK (VALUE >= 0);
CREATE TABLE bills (id integer PRIMARY KEY, a amount NOT NULL, list amount[], CONSTRAINT small CHECK (a < 1000000));
CREATE INDEX bills_a ON bills (a);
CREATE VIEW big_bills AS SELECT id, a FROM bills WHERE a > 100;
CREATE FUNCTION twice(amount) RETURNS amount LANGUAGE sql AS $$ SELECT ($1 * 2)::amount $$;
