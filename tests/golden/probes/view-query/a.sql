CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v AS SELECT a FROM public.t;
