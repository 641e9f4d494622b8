CREATE TABLE public.p (a integer NOT NULL, b integer NOT NULL, CONSTRAINT p_key PRIMARY KEY (a), CONSTRAINT p_b UNIQUE (b));
CREATE TABLE public.c (x integer CONSTRAINT fk REFERENCES public.p (a));
