-- @enable prefer-bigint-primary-key
CREATE TABLE t (id uuid PRIMARY KEY, a int);
