-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text
-- @index public.t_a_idx public.t 1048576 a
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY);
CREATE TEMP TABLE t (id bigint PRIMARY KEY);
