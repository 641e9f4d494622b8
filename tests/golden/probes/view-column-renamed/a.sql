CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v AS SELECT a AS x FROM public.t;
