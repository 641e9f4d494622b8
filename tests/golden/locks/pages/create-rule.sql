-- Found: CREATE RULE and DROP RULE. Instead: a trigger.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE log (at timestamptz);
CREATE FUNCTION log_order() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
-- @claim orders: ACCESS EXCLUSIVE
CREATE RULE log_orders AS ON INSERT TO orders DO ALSO INSERT INTO log VALUES (now());
-- @claim orders: ACCESS EXCLUSIVE
DROP RULE log_orders ON orders;
-- @claim orders: SHARE ROW EXCLUSIVE
CREATE TRIGGER log_orders AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION log_order();
