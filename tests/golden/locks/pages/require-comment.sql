-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @also orders: SHARE UPDATE EXCLUSIVE
COMMENT ON TABLE orders IS 'What customers have ordered';
