CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE TABLE t (n integer);
CREATE SEQUENCE s OWNED BY t.n;
ALTER TABLE t ALTER n SET DEFAULT nextval('s');
