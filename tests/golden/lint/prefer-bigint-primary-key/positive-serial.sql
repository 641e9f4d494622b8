-- @enable prefer-bigint-primary-key
CREATE TABLE t (id serial PRIMARY KEY);
