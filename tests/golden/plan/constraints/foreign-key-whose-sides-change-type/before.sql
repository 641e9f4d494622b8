CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE cards (person bigint REFERENCES people);
