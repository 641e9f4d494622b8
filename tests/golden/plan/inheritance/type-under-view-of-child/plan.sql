-- Drop "ev_1_v" view
DROP VIEW public.ev_1_v;
-- Modify "ev" table
-- Rewrites public.ev under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.ev ALTER COLUMN c TYPE bigint;
-- Create "ev_1_v" view
CREATE VIEW public.ev_1_v AS
SELECT ev_1.c
   FROM public.ev_1;

-- Drop "kv" view
DROP VIEW public.kv;
-- Modify "p" table
-- Rewrites public.p under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.p ALTER COLUMN c TYPE bigint;
-- Create "kv" view
CREATE VIEW public.kv AS
SELECT k.c
   FROM public.k;
