-- Create "t" table
CREATE TABLE public.t (
  id integer,
  n bigint
);
-- Create "next_n" function
CREATE OR REPLACE FUNCTION public.next_n()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT (max(t.n) + 1)
    FROM public.t;
END;
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN n SET DEFAULT public.next_n();
-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT c CHECK ((n < public.next_n()));
