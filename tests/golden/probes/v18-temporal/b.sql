CREATE EXTENSION btree_gist;
CREATE TABLE public.p (id integer, at daterange, CONSTRAINT pk PRIMARY KEY (id, at WITHOUT OVERLAPS));
CREATE TABLE public.c (id integer, p integer, at daterange, CONSTRAINT u UNIQUE (id, at WITHOUT OVERLAPS), CONSTRAINT fk FOREIGN KEY (p, PERIOD at) REFERENCES public.p (id, PERIOD at));
