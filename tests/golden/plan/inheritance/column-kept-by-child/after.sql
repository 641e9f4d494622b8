CREATE TABLE p (id integer NOT NULL, d integer);
CREATE TABLE k (x text, c text) INHERITS (p);
CREATE TABLE other (y text) INHERITS (p);
CREATE INDEX k_c ON k (c);
