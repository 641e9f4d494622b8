CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v WITH (security_barrier = false) AS SELECT a FROM public.t;
