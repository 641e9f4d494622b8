-- @enable require-not-null
CREATE TABLE t (id bigint, a int NOT NULL, b serial, PRIMARY KEY (id));
