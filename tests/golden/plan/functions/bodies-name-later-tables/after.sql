CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE FUNCTION count_users() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM users';
CREATE TABLE stats (n bigint DEFAULT count_users());
CREATE PROCEDURE forget() LANGUAGE plpgsql AS 'BEGIN DELETE FROM users; END';
