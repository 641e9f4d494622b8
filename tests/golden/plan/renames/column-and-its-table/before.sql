CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, date date DEFAULT '2020-01-01'::date);
CREATE INDEX users_email ON users (lower(email));
