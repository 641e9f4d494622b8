-- @enable prefer-jsonb
CREATE TABLE t (id bigint PRIMARY KEY, a jsonb);
