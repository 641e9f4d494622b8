-- @database app@host/shop 15
-- @table public.c 92000000 44023414784 id:bigint! a:text
-- @constraint public.c positive c id
-- @parent public.c public.p
ALTER TABLE c ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
