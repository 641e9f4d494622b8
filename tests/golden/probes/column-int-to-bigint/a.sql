CREATE TABLE public.t (id integer NOT NULL, CONSTRAINT pk PRIMARY KEY (id));
CREATE INDEX i ON public.t (id);
