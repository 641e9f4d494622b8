CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, PRIMARY KEY (a, b), UNIQUE (b), UNIQUE (a));
CREATE TABLE u (a integer REFERENCES t (a));
