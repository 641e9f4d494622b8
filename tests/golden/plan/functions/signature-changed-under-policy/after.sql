CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE FUNCTION may(u integer, s text) RETURNS boolean LANGUAGE sql AS 'SELECT u > 0';
CREATE POLICY p ON users USING (may(id, 'x'));
