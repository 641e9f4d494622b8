-- Create "p2" table
CREATE TABLE public.p2 (
  id integer,
  kind text
) PARTITION BY LIST (kind);
-- Create "q2" table
CREATE TABLE public.q2 (
  id integer,
  kind text
) PARTITION BY LIST (kind);
-- Detach partition "p_a" from table: "p"
ALTER TABLE public.p DETACH PARTITION public.p_a;
-- Attach partition "p_a" to table: "p2"
ALTER TABLE public.p2 ATTACH PARTITION public.p_a FOR VALUES IN ('a');

-- Detach partition "q_a" from table: "q"
ALTER TABLE public.q DETACH PARTITION public.q_a;
-- Modify "p" table
ALTER TABLE public.p DROP CONSTRAINT p_of_q;
-- Modify "q" table
ALTER TABLE public.q DROP CONSTRAINT q_of_p;
-- Modify "p_a" table
ALTER TABLE public.p_a DROP CONSTRAINT p_of_q;
-- Modify "q_a" table
ALTER TABLE public.q_a DROP CONSTRAINT q_of_p;
-- Drop "p" table
DROP TABLE public.p;
-- Create index "p_i" to table: "p2"
CREATE UNIQUE INDEX p_i ON public.p2 USING btree (kind, id);
-- Modify "q2" table
ALTER TABLE public.q2 ADD CONSTRAINT q_of_p FOREIGN KEY (kind, id) REFERENCES public.p2(kind, id);
-- Modify "q_a" table
ALTER TABLE public.q_a
  ADD CONSTRAINT q_of_p FOREIGN KEY (kind, id) REFERENCES public.p2(kind, id) NOT VALID;
-- Drop "q" table
DROP TABLE public.q;

-- Modify "q_a" table
ALTER TABLE public.q_a VALIDATE CONSTRAINT q_of_p;

-- Attach partition "q_a" to table: "q2"
ALTER TABLE public.q2 ATTACH PARTITION public.q_a FOR VALUES IN ('a');
-- Create index "q_i" to table: "q2"
CREATE UNIQUE INDEX q_i ON public.q2 USING btree (kind, id);
-- Modify "p2" table
ALTER TABLE public.p2 ADD CONSTRAINT p_of_q FOREIGN KEY (kind, id) REFERENCES public.q2(kind, id);
