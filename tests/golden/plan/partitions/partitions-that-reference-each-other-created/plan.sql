-- Create "a" table
CREATE TABLE public.a (
  id integer,
  kind text
) PARTITION BY LIST (kind);
-- Create "a_1" table
CREATE TABLE public.a_1 PARTITION OF public.a FOR VALUES IN ('x');
-- Create "a_2" table
CREATE TABLE public.a_2 (
  id integer NOT NULL,
  kind text NOT NULL,
  CONSTRAINT a_2_id_kind_key UNIQUE (id, kind),
  CONSTRAINT a_2_pkey PRIMARY KEY (kind, id)
);
-- Create "b" table
CREATE TABLE public.b (
  id integer,
  kind text
) PARTITION BY LIST (kind);
-- Create "b_1" table
CREATE TABLE public.b_1 PARTITION OF public.b FOR VALUES IN ('x');
-- Create index "b_key" to table: "b"
CREATE UNIQUE INDEX b_key ON public.b USING btree (id, kind);
-- Modify "a" table
ALTER TABLE public.a ADD CONSTRAINT a_b FOREIGN KEY (id, kind) REFERENCES public.b(id, kind);
-- Attach partition "a_2" to table: "a"
ALTER TABLE public.a ATTACH PARTITION public.a_2 FOR VALUES IN ('y');
-- Create index "a_key" to table: "a"
CREATE UNIQUE INDEX a_key ON public.a USING btree (id, kind);
-- Modify "b" table
ALTER TABLE public.b ADD CONSTRAINT b_a FOREIGN KEY (id, kind) REFERENCES public.a(id, kind);
