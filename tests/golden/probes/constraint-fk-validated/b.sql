CREATE TABLE public.p (a integer PRIMARY KEY);
CREATE TABLE public.c (x integer, CONSTRAINT fk FOREIGN KEY (x) REFERENCES public.p);
