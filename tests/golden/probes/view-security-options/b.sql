CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v WITH (security_invoker = true) AS SELECT a FROM public.t;
