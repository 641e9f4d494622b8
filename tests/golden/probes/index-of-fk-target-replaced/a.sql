CREATE TABLE public.p (a integer NOT NULL, b integer);
CREATE UNIQUE INDEX pi ON public.p (a);
CREATE TABLE public.c (x integer CONSTRAINT fk REFERENCES public.p (a));
