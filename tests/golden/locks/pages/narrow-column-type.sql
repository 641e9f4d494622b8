-- Found: rewritten even when all values fit; what does not fit is an error, precision is not. Instead: a check.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY, name text, number bigint, price numeric(10, 4), at timestamp(6));
INSERT INTO users SELECT g, 'a', g, 1.2345, now() FROM generate_series(1, 300) g;
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ALTER COLUMN name TYPE varchar(50);
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ALTER COLUMN number TYPE int;
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ALTER COLUMN price TYPE numeric(10, 2);
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ALTER COLUMN at TYPE timestamp(3);
-- @again
-- @then
INSERT INTO users VALUES (0, repeat('a', 60), 3000000000);
-- @refused 22001
ALTER TABLE users ALTER COLUMN name TYPE varchar(50);
-- @refused 22003
ALTER TABLE users ALTER COLUMN number TYPE int;
-- @again
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD CONSTRAINT users_name_length CHECK (length(name) <= 50) NOT VALID;
-- @also users: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE users VALIDATE CONSTRAINT users_name_length;
