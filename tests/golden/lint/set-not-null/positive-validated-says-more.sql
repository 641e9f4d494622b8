-- @database app@host/shop 15
-- @table public.users 92000000 44023414784 id:bigint! name:text
-- @constraint public.users users_name_null c name
-- @not-valid public.users users_name_null ((name IS NOT NULL) AND (id > 0))
ALTER TABLE users VALIDATE CONSTRAINT users_name_null;
ALTER TABLE users ALTER COLUMN name SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_name_null;
