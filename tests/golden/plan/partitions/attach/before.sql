CREATE TABLE ev (id integer NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE ev_1 (id integer NOT NULL, at date NOT NULL, note text);
CREATE INDEX ev_note ON ev (note);
