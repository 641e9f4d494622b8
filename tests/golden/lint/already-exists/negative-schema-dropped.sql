-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text b:text
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
CREATE TABLE t (id bigint PRIMARY KEY);
