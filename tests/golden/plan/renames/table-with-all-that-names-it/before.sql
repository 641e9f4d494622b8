CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL CHECK (email <> 'users'));
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));
CREATE VIEW emails AS SELECT users.email FROM users WHERE users.id > 0;
CREATE MATERIALIZED VIEW counts AS SELECT count(*) AS n FROM users;
CREATE FUNCTION newest() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT max(u.id) FROM users u; END;
