CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v WITH (security_barrier = true) AS SELECT a FROM public.t;
