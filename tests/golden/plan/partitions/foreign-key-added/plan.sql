-- Modify "ev" table
ALTER TABLE public.ev ADD CONSTRAINT ev_id_fkey FOREIGN KEY (id) REFERENCES public.users(id);
