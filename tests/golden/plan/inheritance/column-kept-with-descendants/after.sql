CREATE TABLE p (id integer NOT NULL);
CREATE TABLE k (c text) INHERITS (p);
CREATE TABLE g (x text) INHERITS (k);
