CREATE TABLE people (id bigint PRIMARY KEY);
ALTER TABLE people RENAME CONSTRAINT people_pkey TO users_pkey;
CREATE PUBLICATION p FOR TABLE people;
