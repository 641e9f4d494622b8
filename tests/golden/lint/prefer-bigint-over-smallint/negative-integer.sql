-- @enable prefer-bigint-over-smallint
CREATE TABLE t (id bigint PRIMARY KEY, a integer);
