CREATE TABLE t (id bigint PRIMARY KEY, a int, b int);
CREATE STATISTICS s ON a, b FROM t;
