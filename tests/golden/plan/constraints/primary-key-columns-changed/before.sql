CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, PRIMARY KEY (a), UNIQUE (b));
CREATE TABLE u (a integer REFERENCES t (a));
