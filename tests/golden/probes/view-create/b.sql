CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v (x, y) AS SELECT a, b FROM public.t WHERE a > 0 ORDER BY a;
