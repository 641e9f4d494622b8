CREATE EXTENSION btree_gist;
CREATE TABLE public.p (id integer, at tsrange, CONSTRAINT pk PRIMARY KEY (id, at WITHOUT OVERLAPS));
CREATE TABLE public.c (p integer, at tsrange, CONSTRAINT fk FOREIGN KEY (p, PERIOD at) REFERENCES public.p (id, PERIOD at));
