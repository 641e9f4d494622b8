-- @enable require-schema-qualified
SET search_path = s;
CREATE TABLE t (id bigint PRIMARY KEY);
