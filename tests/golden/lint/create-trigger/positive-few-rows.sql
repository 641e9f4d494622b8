-- @database app@host/shop 15
-- @table public.t 0 8192 id:bigint! name:text
CREATE TRIGGER g AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
