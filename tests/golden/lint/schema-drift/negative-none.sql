-- @enable schema-drift
-- @drift
CREATE TABLE orders (id bigint PRIMARY KEY);
