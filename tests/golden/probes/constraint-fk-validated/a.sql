CREATE TABLE public.p (a integer PRIMARY KEY);
CREATE TABLE public.c (x integer);
ALTER TABLE public.c ADD CONSTRAINT fk FOREIGN KEY (x) REFERENCES public.p NOT VALID;
