CREATE TABLE public.t (a integer);
CREATE TABLE public.u (x public.t);
