CREATE EXTENSION btree_gist;
CREATE TABLE public.p (id integer, at daterange);
CREATE TABLE public.c (id integer, p integer, at daterange);
