-- @database app@host/shop 15
-- @relation public.v v
CREATE INDEX i ON v (a);
CREATE UNIQUE INDEX CONCURRENTLY j ON public.v (a);
