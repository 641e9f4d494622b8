CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
ALTER TABLE users ADD lower_email text GENERATED ALWAYS AS (lower(email)) STORED;
