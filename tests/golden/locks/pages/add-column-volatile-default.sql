-- Volatile functions rewrite the table and its indexes; a constant, now() and current_date do not.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY);
INSERT INTO users SELECT g FROM generate_series(1, 300) g;
CREATE SEQUENCE numbers;
CREATE FUNCTION undeclared() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE FUNCTION simple() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim users_pkey: ACCESS EXCLUSIVE, rewritten
ALTER TABLE users ADD COLUMN public_id uuid DEFAULT gen_random_uuid();
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ADD COLUMN chance float DEFAULT random();
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ADD COLUMN at timestamptz DEFAULT clock_timestamp();
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ADD COLUMN number bigint DEFAULT nextval('numbers');
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ADD COLUMN own int DEFAULT undeclared();
-- A function of SQL that is no more than an expression counts as that.
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN other int DEFAULT simple();
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN constant int DEFAULT 1;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN made timestamptz DEFAULT now();
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN day date DEFAULT current_date;
-- @again
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN public_id uuid;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN public_id SET DEFAULT gen_random_uuid();
