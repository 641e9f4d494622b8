-- Found: the table and its indexes are rewritten. Instead: an existing NOT NULL column becomes an identity at once.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY);
INSERT INTO users SELECT g FROM generate_series(1, 300) g;
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim users_pkey: ACCESS EXCLUSIVE, rewritten
ALTER TABLE users ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
-- @again
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN number bigint;
-- @then
UPDATE users SET number = id;
ALTER TABLE users ALTER COLUMN number SET NOT NULL;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (START 1000000);
