-- Create "ev_1" table
CREATE TABLE public.ev_1 (
  at integer
);
-- Modify "ev" table
ALTER TABLE public.ev DROP CONSTRAINT ev_at_check;
-- Attach partition "ev_1" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.ev_1 FOR VALUES FROM (0) TO (2);
