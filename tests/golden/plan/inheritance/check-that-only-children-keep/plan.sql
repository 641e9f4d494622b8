-- Modify "p" table
ALTER TABLE public.p
  ADD CONSTRAINT c CHECK ((a > '2000-01-01 00:00:00'::timestamp without time zone)) NOT VALID;

-- Modify "k" table
ALTER TABLE public.k VALIDATE CONSTRAINT c;
-- Set comment to constraint: "c" on table: "k"
COMMENT ON CONSTRAINT c ON public.k IS 'Checked here.';
