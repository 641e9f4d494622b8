CREATE TABLE t (id integer, amount integer DEFAULT 0);
