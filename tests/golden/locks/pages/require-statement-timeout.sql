-- The strong lock, and the two that may take long and block nobody.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @also orders: ACCESS EXCLUSIVE
SET LOCAL statement_timeout = '60s';
ALTER TABLE orders ADD COLUMN note text;
-- @also orders: SHARE UPDATE EXCLUSIVE
CREATE INDEX CONCURRENTLY orders_note ON orders (note);
-- @then
ALTER TABLE orders ADD CONSTRAINT note_there CHECK (note <> '') NOT VALID;
-- @also orders: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE orders VALIDATE CONSTRAINT note_there;
