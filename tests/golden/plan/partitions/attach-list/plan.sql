-- Modify "ev_b" table
ALTER TABLE public.ev_b
  ADD CONSTRAINT schemawright_bound_ev_b CHECK (kind IS NOT NULL AND kind IN ('b', 'c')) NOT VALID;

-- Modify "ev_b" table
ALTER TABLE public.ev_b VALIDATE CONSTRAINT schemawright_bound_ev_b;

-- Attach partition "ev_b" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.ev_b FOR VALUES IN ('b', 'c');
-- Modify "ev_b" table
ALTER TABLE public.ev_b DROP CONSTRAINT schemawright_bound_ev_b;
