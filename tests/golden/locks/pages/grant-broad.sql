-- Grants lock nothing that anybody waits for.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE customers (id bigint PRIMARY KEY);
-- @also nothing
GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;
-- @also nothing
GRANT SELECT ON orders, customers TO pg_monitor;
