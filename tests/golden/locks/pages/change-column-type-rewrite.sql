-- Every row and every index is written anew; and which changes are free.
-- @setup
CREATE TABLE orders (id int PRIMARY KEY, name varchar(10), price numeric(6, 2), at timestamp(3), number int, net cidr,
    label text, list int[], doc json, plain timestamp);
INSERT INTO orders SELECT g, 'a', 1, now(), g, '10.0.0.0/8', 'a', '{1}', '{}', now() FROM generate_series(1, 300) g;
SET TimeZone = 'UTC';
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim orders_pkey: ACCESS EXCLUSIVE, rewritten
ALTER TABLE orders ALTER COLUMN id TYPE bigint;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN name TYPE varchar(20);
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN name TYPE text;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN price TYPE numeric(9, 2);
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN at TYPE timestamp(6);
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN number TYPE oid;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN net TYPE inet;
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN label TYPE char(5);
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN list TYPE bigint[];
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN doc TYPE jsonb;
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN doc TYPE json;
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN name TYPE text USING upper(name);
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN plain TYPE timestamptz;
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN plain TYPE timestamp(3);
-- @again
-- @then
SET TimeZone = 'Europe/Berlin';
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN plain TYPE timestamptz;
-- @again
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN plain TYPE timestamptz(3);
-- Domains: without constraints they cost what their base type costs; with constraints they rewrite.
-- @again
-- @then
CREATE DOMAIN plain_text AS text;
CREATE DOMAIN some_text AS text CHECK (VALUE <> '');
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN name TYPE plain_text;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN name TYPE text;
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE orders ALTER COLUMN name TYPE some_text;
-- @again
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ADD COLUMN id_big bigint;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders RENAME COLUMN id TO id_old;
ALTER TABLE orders RENAME COLUMN id_big TO id;
