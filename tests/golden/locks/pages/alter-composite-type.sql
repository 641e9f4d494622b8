-- Found: refused while a column uses the type. Instead: a new type, which nobody waits for, and a new column.
-- @setup
CREATE TYPE address AS (street text, zip int);
CREATE TABLE customers (id bigint PRIMARY KEY, home address);
INSERT INTO customers SELECT g, ROW('a', 1)::address FROM generate_series(1, 300) g;
-- @refused 0A000
ALTER TYPE address ALTER ATTRIBUTE zip TYPE text;
-- Attributes come and go: no row is written, and no table locked.
-- @also nothing
ALTER TYPE address ADD ATTRIBUTE town text;
-- @also nothing
ALTER TYPE address DROP ATTRIBUTE town;
-- @also nothing
CREATE TYPE address_with_text_zip AS (street text, zip text);
-- @also customers: ACCESS EXCLUSIVE
ALTER TABLE customers ADD COLUMN new_address address_with_text_zip;
