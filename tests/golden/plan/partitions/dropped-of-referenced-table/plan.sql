-- Detach partition "p_a" from table: "p"
ALTER TABLE public.p DETACH PARTITION public.p_a;
-- Detach partition "p_b1" from table: "p_b"
ALTER TABLE public.p_b DETACH PARTITION public.p_b1;
-- Drop "p_a" table
DROP TABLE public.p_a;
-- Drop "p_b1" table
DROP TABLE public.p_b1;
