-- Modify "ev" table
ALTER TABLE public.ev DROP CONSTRAINT ev_pkey;
