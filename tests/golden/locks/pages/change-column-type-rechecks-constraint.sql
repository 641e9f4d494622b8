-- Found: the table stays, and is read for its check. Instead: it is read under a weak lock.
-- @setup
CREATE TABLE products (id bigint PRIMARY KEY, code varchar(10) CONSTRAINT code_check CHECK (code <> ''));
INSERT INTO products SELECT g, 'a' FROM generate_series(1, 300) g;
-- @claim products: ACCESS EXCLUSIVE, scanned
ALTER TABLE products ALTER COLUMN code TYPE varchar(20);
-- @again
-- @claim products: ACCESS EXCLUSIVE
ALTER TABLE products DROP CONSTRAINT code_check, ALTER COLUMN code TYPE varchar(20),
    ADD CONSTRAINT code_check CHECK (code <> '') NOT VALID;
-- @also products: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE products VALIDATE CONSTRAINT code_check;
