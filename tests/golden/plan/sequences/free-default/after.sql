CREATE SEQUENCE s;
CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
ALTER TABLE users ALTER id SET DEFAULT nextval('s');
