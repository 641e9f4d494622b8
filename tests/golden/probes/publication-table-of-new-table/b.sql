CREATE TABLE public.n (a integer PRIMARY KEY, b text);
CREATE PUBLICATION p FOR TABLE public.n;
