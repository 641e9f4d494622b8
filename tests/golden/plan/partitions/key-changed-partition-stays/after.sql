CREATE TABLE ev (id integer NOT NULL, at date NOT NULL);
CREATE TABLE ev_1 (id integer NOT NULL, at date NOT NULL);
