-- @enable require-comment
CREATE TABLE t (id bigint PRIMARY KEY);
