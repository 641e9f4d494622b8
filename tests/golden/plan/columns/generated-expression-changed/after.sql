CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
ALTER TABLE users ADD x text GENERATED ALWAYS AS (upper(email)) STORED;
CREATE INDEX users_x ON users (x);
