CREATE TABLE public.t (a integer, b integer, CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b));
