-- @enable prefer-bigint-over-int
CREATE TABLE t (id bigint PRIMARY KEY, a int, b serial);
ALTER TABLE t ADD COLUMN c integer[];
