CREATE TABLE public.t (a integer, b integer, c text);
CREATE STATISTICS public.s1 (ndistinct, mcv) ON a, b FROM public.t;
CREATE STATISTICS public.s2 ON (a + b), lower(c), a FROM public.t;
CREATE STATISTICS public.s3 ON (a * b) FROM public.t;
