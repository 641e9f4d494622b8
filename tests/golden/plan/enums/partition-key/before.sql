CREATE TYPE mood AS ENUM ('sad', 'ok', 'unused');
CREATE TABLE people (id integer, m mood) PARTITION BY LIST (m);
CREATE TABLE sad PARTITION OF people FOR VALUES IN ('sad');
