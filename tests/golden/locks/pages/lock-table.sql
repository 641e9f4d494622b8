-- Found: without a mode the strongest. Instead: the mode that is named, and no more.
-- @setup
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @claim orders: ACCESS EXCLUSIVE
LOCK TABLE orders;
-- @also orders: SHARE ROW EXCLUSIVE
LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE NOWAIT;
