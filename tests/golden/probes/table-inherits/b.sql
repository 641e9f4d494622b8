CREATE TABLE public.p (a integer NOT NULL, CONSTRAINT k CHECK (a > 0));
CREATE TABLE public.q (z text DEFAULT 'q');
CREATE TABLE public.c (b integer) INHERITS (public.p, public.q);
ALTER TABLE public.c ALTER z SET DEFAULT 'c';
