-- Found: a constrained domain rewrites even without a default, NOT NULL as well as CHECK. Instead: neither rewritten nor read.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY);
INSERT INTO users SELECT g FROM generate_series(1, 300) g;
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN named AS text DEFAULT '' NOT NULL;
CREATE DOMAIN plain AS text;
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ADD COLUMN contact email;
-- @again
-- @claim users: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE users ADD COLUMN nick named;
-- A domain without a constraint is a type like any other.
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN note plain;
-- @again
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN contact text;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD CONSTRAINT contact_at CHECK (contact LIKE '%@%') NOT VALID;
