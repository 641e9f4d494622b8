CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE POLICY p ON users USING (id > 0);
