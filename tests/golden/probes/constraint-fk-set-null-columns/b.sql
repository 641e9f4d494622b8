CREATE TABLE public.p (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE public.c (x integer, y integer, CONSTRAINT fk FOREIGN KEY (x, y) REFERENCES public.p ON DELETE SET NULL (y));
