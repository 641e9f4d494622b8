-- @enable require-schema-qualified
CREATE TABLE s.t (id bigint PRIMARY KEY);
CREATE TEMPORARY TABLE u (a int);
