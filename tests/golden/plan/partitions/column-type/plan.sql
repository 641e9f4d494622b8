-- Modify "ev" table
-- Rewrites public.ev under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.ev ALTER COLUMN id TYPE bigint;
