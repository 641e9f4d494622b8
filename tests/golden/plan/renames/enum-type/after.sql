CREATE TYPE feeling AS ENUM ('sad', 'ok');
CREATE TABLE people (id int, m feeling DEFAULT 'ok', many feeling[]);
CREATE FUNCTION f(m feeling) RETURNS feeling LANGUAGE sql AS 'SELECT m';
