-- Detach partition "p_a" from table: "p"
ALTER TABLE public.p DETACH PARTITION public.p_a;
-- Detach partition "q_a" from table: "q"
ALTER TABLE public.q DETACH PARTITION public.q_a;
-- Modify "q_a" table
ALTER TABLE public.q_a DROP CONSTRAINT q_a_of_p_a;
-- Drop "p_a" table
DROP TABLE public.p_a;
-- Drop "q_a" table
DROP TABLE public.q_a;
