CREATE TABLE t (u smallint, b integer);
CREATE INDEX i ON t (b, u);
