-- @enable ban-char
CREATE TABLE t (id bigint PRIMARY KEY, country char(2), b "char");
