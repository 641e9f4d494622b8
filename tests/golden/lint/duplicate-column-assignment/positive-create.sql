CREATE TABLE t (id bigint PRIMARY KEY, a int, a text);
