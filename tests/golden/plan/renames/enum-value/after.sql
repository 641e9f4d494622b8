CREATE TYPE mood AS ENUM ('sad', 'fine', 'happy');
CREATE TABLE people (id int, m mood DEFAULT 'fine', CHECK (m <> 'sad'));
CREATE VIEW fine AS SELECT people.id FROM people WHERE people.m = 'fine';
