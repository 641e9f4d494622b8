-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN email SET STATISTICS 500;
-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN email SET (n_distinct = -1);
-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN name SET STORAGE EXTERNAL;
-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN name SET COMPRESSION lz4;
