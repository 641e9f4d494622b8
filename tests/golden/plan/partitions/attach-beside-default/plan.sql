-- Modify "ev_1" table
ALTER TABLE public.ev_1
  ADD CONSTRAINT schemawright_bound_ev_1 CHECK (at IS NOT NULL AND at < '2025-01-01') NOT VALID;

-- Modify "ev_1" table
ALTER TABLE public.ev_1 VALIDATE CONSTRAINT schemawright_bound_ev_1;

-- Attach partition "ev_1" to table: "ev"
-- Reads the default partition under ACCESS EXCLUSIVE, to see that it has no row for the new one.
ALTER TABLE public.ev ATTACH PARTITION public.ev_1 FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
-- Modify "ev_1" table
ALTER TABLE public.ev_1 DROP CONSTRAINT schemawright_bound_ev_1;
