-- @database app@host/shop 18
-- @table public.users 92000000 44023414784 id:bigint! email:text
ALTER TABLE users ADD CONSTRAINT users_email_not_null NOT NULL email;
