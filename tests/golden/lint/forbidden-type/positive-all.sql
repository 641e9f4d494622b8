-- @enable forbidden-type
CREATE TABLE t (id bigint PRIMARY KEY, a money, b timetz, c regproc);
