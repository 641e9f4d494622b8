CREATE TABLE t (id int NOT NULL);
CREATE FUNCTION total(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE VIEW first WITH (security_barrier = true, security_invoker = true, check_option = local) AS SELECT id, total(id) AS t FROM t;
COMMENT ON COLUMN first.id IS 'key';
CREATE VIEW later AS SELECT id FROM first WHERE id > 1;
COMMENT ON VIEW later IS 'of a view';
CREATE MATERIALIZED VIEW sums WITH (fillfactor = 90) AS SELECT id, count(*) AS n FROM t GROUP BY id;
CREATE UNIQUE INDEX sums_id ON sums (id);
COMMENT ON MATERIALIZED VIEW sums IS 'kept';
