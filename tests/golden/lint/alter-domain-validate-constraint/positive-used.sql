-- @database app@host/shop 15
-- @table public.users 92000000 44023414784 id:bigint! email:email
-- @domain public.email text constrained public.users
ALTER DOMAIN email VALIDATE CONSTRAINT email_at;
