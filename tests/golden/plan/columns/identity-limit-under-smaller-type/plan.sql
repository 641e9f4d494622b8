-- Move sequence "counter_id_seq" into its new range
SELECT pg_catalog.setval('public.counter_id_seq', 2147483647, true) FROM public.counter_id_seq WHERE last_value > 2147483647;
-- Modify "counter" table
ALTER TABLE public.counter ALTER COLUMN id SET MAXVALUE 2147483647;
-- Modify "counter" table
-- Rewrites public.counter under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.counter ALTER COLUMN id TYPE integer;
