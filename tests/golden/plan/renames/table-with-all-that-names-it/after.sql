CREATE TABLE people (id bigint, email text NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (id), CONSTRAINT users_email_check CHECK (email <> 'users'));
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES people (id));
CREATE VIEW emails AS SELECT people.email FROM people WHERE people.id > 0;
CREATE MATERIALIZED VIEW counts AS SELECT count(*) AS n FROM people;
CREATE FUNCTION newest() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT max(u.id) FROM people u; END;
