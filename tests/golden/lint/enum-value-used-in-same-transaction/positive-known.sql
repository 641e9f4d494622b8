-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! state:state
ALTER TYPE state ADD VALUE 'paid' AFTER 'new';
UPDATE t SET state = 'paid' WHERE id = 1;
