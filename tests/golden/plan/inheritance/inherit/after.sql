CREATE TABLE base (id integer NOT NULL, CONSTRAINT pos CHECK (id > 0));
CREATE TABLE kid (id integer NOT NULL, x text, CONSTRAINT pos CHECK (id > 0));
ALTER TABLE kid INHERIT base;
