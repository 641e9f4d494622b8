-- @enable prefer-bigint-primary-key
CREATE TABLE t (id int, PRIMARY KEY (id));
