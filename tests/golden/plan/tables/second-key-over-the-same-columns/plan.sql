-- Create "p" table
CREATE TABLE public.p (
  a integer NOT NULL,
  CONSTRAINT p_pkey PRIMARY KEY (a)
) PARTITION BY RANGE (a);
-- Create "p1" table
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (1) TO (9);
-- Create "t" table
CREATE TABLE public.t (
  a integer NOT NULL,
  CONSTRAINT t_pkey PRIMARY KEY (a) WITH (fillfactor = 60)
);
-- Modify "p" table
ALTER TABLE public.p ADD CONSTRAINT p_again UNIQUE (a);
-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT again UNIQUE (a);
-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT once_more UNIQUE (a);
