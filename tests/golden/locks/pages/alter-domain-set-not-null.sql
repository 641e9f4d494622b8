-- Found: every table of the domain is read under a SHARE lock. Instead: nothing is, or the column's own NOT NULL skips the scan.
-- @setup
CREATE DOMAIN email AS text;
CREATE TABLE users (contact email);
CREATE TABLE shops (contact email);
INSERT INTO users SELECT 'a@b' FROM generate_series(1, 300);
-- @claim users: SHARE, scanned
-- @claim shops: SHARE, scanned
ALTER DOMAIN email SET NOT NULL;
-- @again
-- @also nothing
ALTER DOMAIN email ADD CONSTRAINT email_not_null CHECK (VALUE IS NOT NULL) NOT VALID;
-- @then
ALTER TABLE users ADD CONSTRAINT contact_not_null CHECK (contact IS NOT NULL);
-- @also users: ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN contact SET NOT NULL;
