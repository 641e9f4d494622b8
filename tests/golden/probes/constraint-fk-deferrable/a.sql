CREATE TABLE public.p (a integer PRIMARY KEY);
CREATE TABLE public.c (x integer CONSTRAINT fk REFERENCES public.p DEFERRABLE);
