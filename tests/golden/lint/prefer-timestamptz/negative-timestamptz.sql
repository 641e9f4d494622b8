-- @enable prefer-timestamptz
CREATE TABLE t (id bigint PRIMARY KEY, a timestamptz(3));
