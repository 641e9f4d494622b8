-- @database app@host/shop 15
-- @table public.customers 92000000 44023414784 id:bigint! email:character_varying(50)
ALTER TABLE customers RENAME COLUMN email TO mail;
ALTER TABLE customers ALTER COLUMN mail TYPE varchar(90);
