-- @enable prefer-timestamptz
CREATE TABLE t (id bigint PRIMARY KEY, a timestamp, b timestamp(3) without time zone);
