CREATE TABLE p (id integer NOT NULL);
CREATE TABLE k () INHERITS (p);
CREATE TABLE g (c text, x text) INHERITS (k);
CREATE TABLE other () INHERITS (k);
