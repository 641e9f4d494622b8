CREATE TABLE public.t (a integer CONSTRAINT pk PRIMARY KEY, b integer);
ALTER TABLE public.t CLUSTER ON pk;
