-- @database app@host/shop 15
-- @domain public.email text constrained
ALTER DOMAIN email VALIDATE CONSTRAINT email_at;
