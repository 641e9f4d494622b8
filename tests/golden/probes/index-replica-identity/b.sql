CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX i ON public.t (b, a);
ALTER TABLE public.t REPLICA IDENTITY USING INDEX i;
