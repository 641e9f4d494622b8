-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t
  ALTER COLUMN m DROP DEFAULT,
  ALTER COLUMN m TYPE public.mood USING m::public.mood,
  ALTER COLUMN m SET DEFAULT 'sad'::public.mood;
