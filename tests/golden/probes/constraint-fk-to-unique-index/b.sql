CREATE TABLE public.p (a integer NOT NULL);
CREATE UNIQUE INDEX p_a ON public.p (a);
CREATE TABLE public.c (x integer CONSTRAINT fk REFERENCES public.p (a) ON DELETE SET DEFAULT);
