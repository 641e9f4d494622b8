-- @database app@host/shop 15
-- @table public.p_1 92000000 44023414784 id:bigint!
-- @partition public.p_1
DROP TABLE p_1;
