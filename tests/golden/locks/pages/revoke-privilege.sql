-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
GRANT INSERT ON orders TO pg_monitor;
-- @also nothing
REVOKE INSERT ON orders FROM pg_monitor;
