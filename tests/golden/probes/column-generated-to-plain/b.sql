CREATE TABLE public.t (a integer, c integer DEFAULT 0);
