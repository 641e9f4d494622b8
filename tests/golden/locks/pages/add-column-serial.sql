-- Found: the table and its indexes are rewritten. Instead: nothing is rewritten or read.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY);
INSERT INTO users SELECT g FROM generate_series(1, 300) g;
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim users_pkey: ACCESS EXCLUSIVE, rewritten
ALTER TABLE users ADD COLUMN number bigserial;
-- @again
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN number bigint;
-- @also users: ACCESS SHARE
CREATE SEQUENCE users_number_seq OWNED BY users.number;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN number SET DEFAULT nextval('users_number_seq');
