-- @enable schema-drift
-- @drift table public.a (made by hand)
CREATE TABLE orders (id bigint PRIMARY KEY);
