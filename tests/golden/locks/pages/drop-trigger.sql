-- Found: reads and writes wait. Instead: disabling it blocks writes only.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER audit AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION audit();
-- @claim orders: ACCESS EXCLUSIVE
DROP TRIGGER audit ON orders;
-- @again
-- @also orders: SHARE ROW EXCLUSIVE
ALTER TABLE orders DISABLE TRIGGER audit;
