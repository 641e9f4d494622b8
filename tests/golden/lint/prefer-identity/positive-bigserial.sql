-- @enable prefer-identity
CREATE TABLE t (id bigserial PRIMARY KEY);
