CREATE TABLE t (id integer, n bigint);
CREATE FUNCTION next_n() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT max(t.n) + 1 FROM t; END;
ALTER TABLE t ALTER n SET DEFAULT next_n(), ADD CONSTRAINT c CHECK (n < next_n());
