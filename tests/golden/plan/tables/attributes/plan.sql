-- Modify "users" table
-- Rewrites public.users under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.users SET UNLOGGED;
-- Modify "users" table
ALTER TABLE public.users
  SET (autovacuum_enabled = false, fillfactor = 70, toast.autovacuum_enabled = false);
-- Modify "users" table
ALTER TABLE public.users REPLICA IDENTITY FULL;
