CREATE TABLE public.t (a integer);
CREATE UNLOGGED TABLE public.u (a integer);
