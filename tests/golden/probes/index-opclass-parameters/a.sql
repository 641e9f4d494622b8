CREATE TABLE public.t (a tsvector);
CREATE INDEX i ON public.t USING gist (a);
