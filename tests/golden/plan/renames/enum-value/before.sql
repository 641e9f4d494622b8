CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE people (id int, m mood DEFAULT 'ok', CHECK (m <> 'sad'));
CREATE VIEW fine AS SELECT people.id FROM people WHERE people.m = 'ok';
