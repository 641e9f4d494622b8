CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE people (id int, m mood DEFAULT 'ok', many mood[]);
CREATE FUNCTION f(m mood) RETURNS mood LANGUAGE sql AS 'SELECT m';
