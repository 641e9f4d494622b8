CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (a COLLATE "C");
