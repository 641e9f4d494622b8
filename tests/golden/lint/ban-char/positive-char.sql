-- @enable ban-char
CREATE TABLE t (id bigint PRIMARY KEY, a char(40), b char);
