CREATE TABLE p (id integer NOT NULL, c text, d integer);
CREATE TABLE k (x text) INHERITS (p);
CREATE TABLE other (y text) INHERITS (p);
CREATE INDEX k_c ON k (c);
