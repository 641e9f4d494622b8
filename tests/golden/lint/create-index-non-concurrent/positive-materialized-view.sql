-- @database app@host/shop 15
-- @table public.mv 92000000 44023414784 id:bigint! a:integer
-- @materialized public.mv
CREATE INDEX mv_a ON mv (a);
