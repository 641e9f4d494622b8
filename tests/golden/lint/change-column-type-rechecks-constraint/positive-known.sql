-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text code:character_varying(10)
-- @constraint public.t code_check c code
ALTER TABLE t ALTER COLUMN code TYPE varchar(20);
