CREATE TABLE people (id text PRIMARY KEY);
CREATE TABLE cards (person text REFERENCES people);
