-- @database app@host/shop 15
-- @table public.t 92000000 41000000000 id:bigint! note:varchar(20) chk:integer
-- @holder public.t 14 ACCESS_SHARE idle in transaction
CREATE TRIGGER a BEFORE INSERT ON t EXECUTE FUNCTION f();
