CREATE TABLE t (id bigint PRIMARY KEY);
CREATE INDEX i ON t (a, b, c, d);
