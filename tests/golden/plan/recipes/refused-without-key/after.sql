CREATE TABLE public.t (a bigint);
