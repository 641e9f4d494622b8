CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE people (id integer, m mood NOT NULL DEFAULT 'ok', kept text DEFAULT 'ok'::mood::text);
