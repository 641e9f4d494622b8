-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! note:text
ALTER TYPE state ADD VALUE 'paid' AFTER 'new';
UPDATE t SET note = 'paid' WHERE id = 1;
