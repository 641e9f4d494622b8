CREATE TYPE mood AS ENUM ('sad', 'ok', 'unused');
CREATE TABLE people (id integer, m mood DEFAULT 'unused', kept text DEFAULT 'ok'::mood::text);
