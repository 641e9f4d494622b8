CREATE TABLE public.p (a integer NOT NULL, b integer NOT NULL, CONSTRAINT p_key PRIMARY KEY (b), CONSTRAINT p_a UNIQUE (a));
CREATE TABLE public.c (x integer CONSTRAINT fk REFERENCES public.p (a));
