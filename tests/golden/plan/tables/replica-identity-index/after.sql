CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE UNIQUE INDEX users_email ON users (email);
ALTER TABLE users REPLICA IDENTITY USING INDEX users_email;
