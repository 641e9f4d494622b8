-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text
-- @constraint public.t t_pkey p id
-- @constraint public.t t_a_check c a
-- @index public.t_a_idx public.t 1048576 a
-- @relation public.v v
-- @relation public.s S
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE TABLE public.v (id bigint PRIMARY KEY);
CREATE TABLE s (id bigint PRIMARY KEY);
CREATE INDEX CONCURRENTLY t_a_idx ON t (a);
