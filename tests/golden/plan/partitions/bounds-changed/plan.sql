-- Detach partition "ev_1" from table: "ev"
ALTER TABLE public.ev DETACH PARTITION public.ev_1;
-- Attach partition "ev_1" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.ev_1 FOR VALUES FROM ('2023-01-01') TO ('2025-01-01');
