-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN b DROP EXPRESSION;
-- Modify "t" table
ALTER TABLE public.t
  ALTER COLUMN b TYPE bigint,
  ALTER COLUMN b SET DEFAULT 7;
