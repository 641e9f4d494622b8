CREATE TABLE public.t (a integer, b text);
CREATE TABLE public.log (a integer);
