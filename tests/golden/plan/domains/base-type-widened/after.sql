CREATE DOMAIN code AS varchar(20);
CREATE TABLE goods (id integer PRIMARY KEY, c code);
