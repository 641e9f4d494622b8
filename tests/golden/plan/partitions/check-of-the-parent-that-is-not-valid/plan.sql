-- Create "t" table
CREATE TABLE public.t (
  a integer
) PARTITION BY LIST (a);
-- Create "t1" table
CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES IN (1);
-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT above_zero CHECK ((a > 0)) NOT VALID;
-- Create "t2" table
CREATE TABLE public.t2 PARTITION OF public.t FOR VALUES IN (2);
