-- Create "node" table
CREATE TABLE public.node (
  id integer NOT NULL,
  parent integer,
  CONSTRAINT node_pkey PRIMARY KEY (id)
);
-- Modify "node" table
ALTER TABLE public.node
  ADD CONSTRAINT node_parent_fkey FOREIGN KEY (parent) REFERENCES public.node(id);
