-- Detach partition "ev_1" from table: "ev"
ALTER TABLE public.ev DETACH PARTITION public.ev_1;
