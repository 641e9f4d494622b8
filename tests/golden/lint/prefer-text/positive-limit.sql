-- @enable prefer-text
CREATE TABLE t (id bigint PRIMARY KEY, a varchar(40));
