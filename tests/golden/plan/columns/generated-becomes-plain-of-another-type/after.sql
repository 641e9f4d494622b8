CREATE TABLE t (a bigint DEFAULT 7, b bigint DEFAULT 7);
