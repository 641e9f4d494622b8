-- The table, and every table at the other end of its foreign keys.
-- @setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE invoices (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
CREATE TABLE payments (id bigint PRIMARY KEY, invoice bigint REFERENCES invoices);
-- @claim invoices: ACCESS EXCLUSIVE
-- @claim customers: ACCESS EXCLUSIVE
-- @claim payments: ACCESS EXCLUSIVE
DROP TABLE invoices CASCADE;
-- @again
-- @then
ALTER TABLE payments DROP CONSTRAINT payments_invoice_fkey;
ALTER TABLE invoices DROP CONSTRAINT invoices_customer_fkey;
-- @also nothing
REVOKE ALL ON invoices FROM pg_monitor;
-- @claim invoices: ACCESS EXCLUSIVE
DROP TABLE invoices;
