CREATE TABLE ev (id integer NOT NULL, at date NOT NULL);
CREATE INDEX ev_at ON ev (at);
