-- @enable schema-drift
-- @database app@host/shop 15
-- @drift table public.a (made by hand) | column public.b.c (changed by hand: type: integer → bigint) | view public.d (dropped by hand) | view public.e (made by hand) | view public.f (made by hand)
SET lock_timeout = '1s';
CREATE TABLE orders (id bigint PRIMARY KEY);
