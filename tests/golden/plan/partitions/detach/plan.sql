-- Detach partition "ev_1" from table: "ev"
ALTER TABLE public.ev DETACH PARTITION public.ev_1 CONCURRENTLY;

-- Drop the check of the former bound from "ev_1"
ALTER TABLE public.ev_1 DROP CONSTRAINT IF EXISTS ev_1_at_check;
