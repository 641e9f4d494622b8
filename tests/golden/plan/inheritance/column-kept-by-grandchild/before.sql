CREATE TABLE p (id integer NOT NULL, c text);
CREATE TABLE k () INHERITS (p);
CREATE TABLE g (x text) INHERITS (k);
CREATE TABLE other () INHERITS (k);
