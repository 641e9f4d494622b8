CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE SEQUENCE s OWNED BY users.id;
