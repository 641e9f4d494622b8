-- Found: the whole table is read, and a NULL is an error. Instead: proved by a valid check, or since 18 validated by itself.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users SELECT g, 'a' FROM generate_series(1, 300) g;
-- @claim users: ACCESS EXCLUSIVE, scanned
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- @again
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD CONSTRAINT users_email_not_null CHECK (email IS NOT NULL) NOT VALID;
-- @also users: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE users VALIDATE CONSTRAINT users_email_not_null;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users DROP CONSTRAINT users_email_not_null;
-- @again
-- @claim 18 users: ACCESS EXCLUSIVE
ALTER TABLE users ADD CONSTRAINT email_there NOT NULL email NOT VALID;
-- @also 18 users: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE users VALIDATE CONSTRAINT email_there;
-- @again
-- @then
UPDATE users SET email = NULL WHERE id = 7;
-- @refused 23502
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
