CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy', 'unused');
CREATE TABLE people (id integer PRIMARY KEY, m mood NOT NULL DEFAULT 'ok');
