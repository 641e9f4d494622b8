CREATE TABLE public.t (a integer PRIMARY KEY, b integer, c integer);
CREATE PUBLICATION p FOR TABLE public.t (a, b);
