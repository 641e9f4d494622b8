CREATE TABLE p (id integer NOT NULL);
CREATE TABLE q (c text);
CREATE TABLE k (x text) INHERITS (p, q);
