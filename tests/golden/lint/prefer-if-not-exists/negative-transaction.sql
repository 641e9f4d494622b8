-- @enable prefer-if-not-exists
CREATE TABLE t (id bigint PRIMARY KEY);
