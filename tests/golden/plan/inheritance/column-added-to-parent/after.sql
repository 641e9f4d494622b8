CREATE TABLE base (n text DEFAULT 'q', id integer NOT NULL, CONSTRAINT pos CHECK (id > 0));
CREATE TABLE kid (x text) INHERITS (base);
