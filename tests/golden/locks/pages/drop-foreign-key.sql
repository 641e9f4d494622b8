-- Both tables.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey;
-- With its column.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
ALTER TABLE orders DROP COLUMN customer;
-- With the key or the column that it references.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
ALTER TABLE customers DROP CONSTRAINT customers_pkey CASCADE;
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
ALTER TABLE customers DROP COLUMN id CASCADE;
-- Made anew, from either end.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer integer REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE, rewritten, scanned
-- @claim customers: ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN customer TYPE bigint;
-- @setup
CREATE TABLE customers (id integer PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer integer REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE, scanned
-- @claim customers: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE customers ALTER COLUMN id TYPE bigint;
-- Kept where the bytes of the key are.
-- @setup
CREATE TABLE customers (id varchar(10) PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer varchar(10) REFERENCES customers);
-- @claim orders: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
ALTER TABLE customers ALTER COLUMN id TYPE varchar(20);
