CREATE UNLOGGED TABLE public.t (a integer);
CREATE TABLE public.u (a integer);
