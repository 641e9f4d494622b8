CREATE TABLE users (id integer PRIMARY KEY, name text, token uuid NOT NULL DEFAULT gen_random_uuid(), seen timestamptz DEFAULT clock_timestamp());
CREATE UNIQUE INDEX users_token ON users (token);
