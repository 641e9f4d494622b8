-- @enable require-not-null
CREATE TABLE t (id bigint PRIMARY KEY, a int);
