-- @database app@host/shop 15
-- @ran
-- @table public.t 92000000 44023414784 id:bigint! a:text
CREATE TABLE t (id bigint PRIMARY KEY, a text);
