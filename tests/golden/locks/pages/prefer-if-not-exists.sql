-- Either way a new table is nobody else's.
-- @setup
-- @also nothing
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @also nothing
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY);
