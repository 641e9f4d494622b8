CREATE TABLE public.t (a bigint);
CREATE TABLE public.u (x public.t);
