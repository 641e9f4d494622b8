-- Modify "note" table
ALTER TABLE public.note DROP CONSTRAINT note_id_at_fkey;
-- Drop "ev_1" table
DROP TABLE public.ev_1;
-- Drop "ev" table
DROP TABLE public.ev;
-- Drop "note" table
DROP TABLE public.note;
