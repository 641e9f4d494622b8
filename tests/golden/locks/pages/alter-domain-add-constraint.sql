-- Found: every table of the domain is read under a SHARE lock. Instead: NOT VALID looks at none; VALIDATE takes the same locks.
-- @setup
CREATE DOMAIN email AS text;
CREATE TABLE users (contact email);
CREATE TABLE shops (contact email);
CREATE TABLE others (id int);
INSERT INTO users SELECT 'a@b' FROM generate_series(1, 300);
-- @claim users: SHARE, scanned
-- @claim shops: SHARE, scanned
ALTER DOMAIN email ADD CONSTRAINT email_at CHECK (VALUE LIKE '%@%');
-- @again
-- @also nothing
ALTER DOMAIN email ADD CONSTRAINT email_at CHECK (VALUE LIKE '%@%') NOT VALID;
-- @claim users: SHARE, scanned
-- @claim shops: SHARE, scanned
ALTER DOMAIN email VALIDATE CONSTRAINT email_at;
