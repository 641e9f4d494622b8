-- The table and its sequences; when the owner stays the same, only the table.
-- @setup
CREATE TABLE orders (id bigserial PRIMARY KEY, number bigint GENERATED ALWAYS AS IDENTITY);
-- @claim orders: ACCESS EXCLUSIVE
-- @claim orders_id_seq: ACCESS EXCLUSIVE
-- @claim orders_number_seq: ACCESS EXCLUSIVE
ALTER TABLE orders OWNER TO pg_monitor;
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders OWNER TO pg_monitor;
