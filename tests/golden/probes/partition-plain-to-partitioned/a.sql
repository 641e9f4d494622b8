CREATE TABLE public.p (a integer NOT NULL, b integer);
