CREATE TABLE public.t (a integer PRIMARY KEY, c integer);
CREATE PUBLICATION p FOR TABLE public.t (a, c);
