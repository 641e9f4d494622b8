-- Found: the whole table is read though every value is NULL or the same constant. Instead: read under a weak lock.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 300) g;
-- @claim orders: ACCESS EXCLUSIVE, scanned
ALTER TABLE orders ADD COLUMN discount int CHECK (discount >= 0);
-- @claim orders: ACCESS EXCLUSIVE, scanned
ALTER TABLE orders ADD COLUMN rebate int DEFAULT 1 CHECK (rebate >= 0);
-- @again
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ADD COLUMN discount int;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ADD CONSTRAINT discount_positive CHECK (discount >= 0) NOT VALID;
-- @also orders: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE orders VALIDATE CONSTRAINT discount_positive;
