CREATE TABLE public.t (a integer, b integer, c integer, CONSTRAINT u UNIQUE (a) INCLUDE (b, c));
