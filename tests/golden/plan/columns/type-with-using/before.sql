CREATE TABLE t (id integer, amount text DEFAULT '0');
