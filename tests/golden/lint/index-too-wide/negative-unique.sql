CREATE TABLE t (id bigint PRIMARY KEY);
CREATE UNIQUE INDEX i ON t (a, b, c, d);
