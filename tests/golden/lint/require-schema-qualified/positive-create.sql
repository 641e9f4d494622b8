-- @enable require-schema-qualified
CREATE TABLE t (id bigint PRIMARY KEY);
