CREATE TABLE ev (id integer NOT NULL, at date NOT NULL, PRIMARY KEY (id, at) WITH (fillfactor = 60)) PARTITION BY RANGE (at);
CREATE INDEX ev_at ON ev (at) WITH (fillfactor = 80);
