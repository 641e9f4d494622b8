-- Found: the whole table is read, and a NULL is an error. Instead: NOT VALID reads nothing, VALIDATE reads under a weak lock.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
-- @refused 15 42601
-- @claim 18 users: ACCESS EXCLUSIVE, scanned
ALTER TABLE users ADD CONSTRAINT users_email_not_null NOT NULL email;
-- @again
-- @claim 18 users: ACCESS EXCLUSIVE
ALTER TABLE users ADD CONSTRAINT users_email_not_null NOT NULL email NOT VALID;
-- @claim 18 users: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE users VALIDATE CONSTRAINT users_email_not_null;
-- Nothing is read where the column is NOT NULL already, or a validated check says so.
-- @claim 18 users: ACCESS EXCLUSIVE
ALTER TABLE users ADD NOT NULL email;
-- @again
-- @then
ALTER TABLE users ADD CHECK (email IS NOT NULL);
-- @claim 18 users: ACCESS EXCLUSIVE
ALTER TABLE users ADD CONSTRAINT users_email_not_null NOT NULL email;
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users VALUES (1, NULL);
-- @refused 18 23502
ALTER TABLE users ADD CONSTRAINT users_email_not_null NOT NULL email;
