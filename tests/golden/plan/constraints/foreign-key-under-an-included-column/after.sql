CREATE TABLE people (id bigint, name varchar(80), CONSTRAINT people_key PRIMARY KEY (id) INCLUDE (name));
CREATE TABLE cards (person bigint REFERENCES people);
