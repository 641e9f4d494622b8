-- Create "a" table
CREATE TABLE public.a (
  id integer NOT NULL,
  b integer,
  CONSTRAINT a_pkey PRIMARY KEY (id)
);
-- Create "b" table
CREATE TABLE public.b (
  id integer NOT NULL,
  a integer,
  CONSTRAINT b_pkey PRIMARY KEY (id)
);
-- Modify "a" table
ALTER TABLE public.a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES public.b(id);
-- Modify "b" table
ALTER TABLE public.b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES public.a(id);
