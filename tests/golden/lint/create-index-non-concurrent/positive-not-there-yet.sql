-- @database app@host/shop 15
CREATE INDEX i ON public.later (a);
