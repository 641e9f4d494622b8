CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v AS SELECT a, b FROM public.t WHERE a > 0 WITH CASCADED CHECK OPTION;
