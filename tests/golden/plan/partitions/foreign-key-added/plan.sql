-- Modify "ev_1" table
ALTER TABLE public.ev_1
  ADD CONSTRAINT ev_id_fkey FOREIGN KEY (id) REFERENCES public.users(id) NOT VALID;

-- Modify "ev_1" table
ALTER TABLE public.ev_1 VALIDATE CONSTRAINT ev_id_fkey;

-- Modify "ev" table
ALTER TABLE public.ev ADD CONSTRAINT ev_id_fkey FOREIGN KEY (id) REFERENCES public.users(id);
