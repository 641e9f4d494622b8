-- @enable forbidden-type
CREATE TABLE t (id bigint PRIMARY KEY, a regclass, b time, c numeric);
