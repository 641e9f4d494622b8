-- Found: every table of the domain is read under a SHARE lock. Instead: a check of the table, read under a weak lock.
-- @setup
CREATE DOMAIN email AS text;
ALTER DOMAIN email ADD CONSTRAINT email_at CHECK (VALUE LIKE '%@%') NOT VALID;
CREATE TABLE users (id bigint PRIMARY KEY, email email);
CREATE TABLE shops (id bigint PRIMARY KEY, email email);
INSERT INTO users SELECT g, 'a@b' FROM generate_series(1, 300) g;
-- @claim users: SHARE, scanned
-- @claim shops: SHARE, scanned
ALTER DOMAIN email VALIDATE CONSTRAINT email_at;
-- @again
-- @also users: ACCESS EXCLUSIVE
ALTER TABLE users ADD CONSTRAINT users_email_at CHECK (email LIKE '%@%') NOT VALID;
-- @also users: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE users VALIDATE CONSTRAINT users_email_at;
