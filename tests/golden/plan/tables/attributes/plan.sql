-- Modify "users" table
ALTER TABLE public.users SET UNLOGGED;
-- Modify "users" table
ALTER TABLE public.users
  SET (autovacuum_enabled = false, fillfactor = 70, toast.autovacuum_enabled = false);
-- Modify "users" table
ALTER TABLE public.users REPLICA IDENTITY FULL;
