CREATE ROLE golden_reader;
CREATE TABLE t (id bigint PRIMARY KEY, n integer);
GRANT SELECT (n) ON t TO golden_reader;
