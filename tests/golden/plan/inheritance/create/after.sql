CREATE TABLE base (id integer NOT NULL, CONSTRAINT pos CHECK (id > 0));
CREATE TABLE kid (x text) INHERITS (base);
CREATE TABLE grandkid (y text) INHERITS (kid);
