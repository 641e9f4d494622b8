-- @database app@host/shop 15
-- @table public.v 92000000 44023414784 id:bigint
-- @index public.v_id public.v 2147483648 unique id
REFRESH MATERIALIZED VIEW v;
