-- @database app@host/shop 15
-- @table public.t 0 8192 id:bigint! name:text
DROP TABLE t;
CREATE TABLE t (id bigint PRIMARY KEY);
