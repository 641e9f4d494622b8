-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t ALTER COLUMN a TYPE interval USING a::interval;

-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t ALTER COLUMN b TYPE bytea USING b::bytea;
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN b SET STORAGE EXTERNAL;
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN b SET COMPRESSION pglz;

-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t ALTER COLUMN c TYPE bytea USING c::bytea;
