-- @enable prefer-bigint-over-int
CREATE TABLE t (id int PRIMARY KEY, a bigint);
