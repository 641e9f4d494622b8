CREATE TABLE public.t (a integer, b integer, CONSTRAINT k CHECK (b > 0));
CREATE INDEX i ON public.t (b);
CREATE VIEW public.v AS SELECT a, b FROM public.t;
