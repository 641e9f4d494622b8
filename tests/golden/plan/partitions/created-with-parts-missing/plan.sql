-- Create "p" table
CREATE TABLE public.p (
  id integer,
  kind text
) PARTITION BY LIST (kind);
-- Create "p_a" table
CREATE TABLE public.p_a (
  id integer,
  kind text
);
-- Create "p_b" table
CREATE TABLE public.p_b (
  id integer,
  kind text
);
-- Create "p_c" table
CREATE TABLE public.p_c (
  id integer,
  kind text
);
-- Create "q" table
CREATE TABLE public.q (
  id integer NOT NULL,
  kind text NOT NULL
) PARTITION BY LIST (kind);
-- Create "q_a" table
CREATE TABLE public.q_a (
  id integer NOT NULL,
  kind text NOT NULL,
  CONSTRAINT q_a_key UNIQUE (kind, id)
);
-- Create "q_b" table
CREATE TABLE public.q_b (
  id integer NOT NULL,
  kind text NOT NULL,
  CONSTRAINT q_b_key UNIQUE (kind, id)
);
-- Create "q_c" table
CREATE TABLE public.q_c (
  id integer NOT NULL,
  kind text NOT NULL
);
-- Create "s" table
CREATE TABLE public.s (
  id integer NOT NULL,
  kind text NOT NULL
) PARTITION BY LIST (kind);
-- Create "s_a" table
CREATE TABLE public.s_a (
  id integer NOT NULL,
  kind text NOT NULL,
  CONSTRAINT s_a_key PRIMARY KEY (kind, id)
);
-- Create index "p_a_i" to table: "p_a"
CREATE INDEX p_a_i ON public.p_a USING btree (id);
-- Create index "p_b_i" to table: "p_b"
CREATE INDEX p_b_i ON public.p_b USING btree (id);
-- Create index "q_c_key" to table: "q_c"
CREATE UNIQUE INDEX q_c_key ON public.q_c USING btree (kind, id);
-- Attach partition "p_a" to table: "p"
ALTER TABLE public.p ATTACH PARTITION public.p_a FOR VALUES IN ('a');
-- Attach partition "p_b" to table: "p"
ALTER TABLE public.p ATTACH PARTITION public.p_b FOR VALUES IN ('b');
-- Attach partition "p_c" to table: "p"
ALTER TABLE public.p ATTACH PARTITION public.p_c FOR VALUES IN ('c');
-- Create index "p_i" to table: "p"
CREATE INDEX p_i ON ONLY public.p USING btree (id);
-- Modify index "p_a_i" on table: "p_a"
ALTER INDEX public.p_i ATTACH PARTITION public.p_a_i;
-- Attach partition "q_a" to table: "q"
ALTER TABLE public.q ATTACH PARTITION public.q_a FOR VALUES IN ('a');
-- Attach partition "q_b" to table: "q"
ALTER TABLE public.q ATTACH PARTITION public.q_b FOR VALUES IN ('b');
-- Attach partition "q_c" to table: "q"
ALTER TABLE public.q ATTACH PARTITION public.q_c FOR VALUES IN ('c');
-- Modify "q" table
ALTER TABLE ONLY public.q ADD CONSTRAINT q_key UNIQUE (kind, id);
-- Modify index "q_a_key" on table: "q_a"
ALTER INDEX public.q_key ATTACH PARTITION public.q_a_key;
-- Attach partition "s_a" to table: "s"
ALTER TABLE public.s ATTACH PARTITION public.s_a FOR VALUES IN ('a');
-- Create index "s_i" to table: "s"
CREATE UNIQUE INDEX s_i ON public.s USING btree (kind, id);
