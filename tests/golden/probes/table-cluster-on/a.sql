CREATE TABLE public.t (a integer CONSTRAINT pk PRIMARY KEY, b integer);
