CREATE TABLE t (id bigint PRIMARY KEY, a int, b int);
CREATE INDEX i ON t (a, b);
CREATE INDEX j ON t (a);
