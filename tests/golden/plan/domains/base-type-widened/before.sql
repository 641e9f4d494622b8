CREATE DOMAIN code AS varchar(10);
CREATE TABLE goods (id integer PRIMARY KEY, c code);
