CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON users USING (id > 0);
