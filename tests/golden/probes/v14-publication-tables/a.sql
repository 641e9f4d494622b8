CREATE TABLE public.t (a integer PRIMARY KEY);
CREATE TABLE public.u (a integer PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE public.t;
