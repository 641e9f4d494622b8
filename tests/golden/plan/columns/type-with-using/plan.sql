-- Modify "t" table
ALTER TABLE public.t
  ALTER COLUMN amount DROP DEFAULT,
  ALTER COLUMN amount TYPE integer USING amount::integer,
  ALTER COLUMN amount SET DEFAULT 0;
