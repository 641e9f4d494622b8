-- @database app@host/shop 15
-- @table public.p_1 92000000 44023414784 id:bigint!
DROP TABLE p_1;
