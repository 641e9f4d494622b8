CREATE TABLE public.t (a integer);
ALTER TABLE public.t ADD CONSTRAINT has_a NOT NULL a NOT VALID;
