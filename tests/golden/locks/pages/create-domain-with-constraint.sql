-- Found, later: a column of the domain rewrites; a new constraint locks and reads every table, NOT VALID and dropping none.
-- Instead: a check of the table.
-- @setup
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE users (id bigint PRIMARY KEY, email email);
CREATE TABLE shops (id bigint PRIMARY KEY, email email);
CREATE TABLE others (id bigint PRIMARY KEY);
INSERT INTO others SELECT g FROM generate_series(1, 300) g;
-- @also others: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE others ADD COLUMN contact email;
-- @also users: SHARE, scanned
-- @also shops: SHARE, scanned
-- @also others: SHARE, scanned
ALTER DOMAIN email ADD CONSTRAINT email_dot CHECK (VALUE LIKE '%.%');
-- @also nothing
ALTER DOMAIN email DROP CONSTRAINT email_dot;
-- @also nothing
ALTER DOMAIN email ADD CONSTRAINT email_dot CHECK (VALUE LIKE '%.%') NOT VALID;
-- @then
UPDATE others SET contact = 'a@b.c';
-- @also users: SHARE, scanned
-- @also shops: SHARE, scanned
-- @also others: SHARE, scanned
ALTER DOMAIN email SET NOT NULL;
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- @also users: ACCESS EXCLUSIVE
ALTER TABLE users ADD CONSTRAINT email_at CHECK (email LIKE '%@%') NOT VALID;
