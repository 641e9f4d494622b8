CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE base (id integer, m mood DEFAULT 'ok', n mood DEFAULT 'sad');
CREATE TABLE kid (x text) INHERITS (base);
ALTER TABLE kid ALTER COLUMN n SET DEFAULT 'ok';
CREATE TABLE ev (id integer, m mood DEFAULT 'ok') PARTITION BY RANGE (id);
CREATE TABLE ev_1 PARTITION OF ev FOR VALUES FROM (0) TO (100);
CREATE VIEW kid_moods AS SELECT m FROM kid;
