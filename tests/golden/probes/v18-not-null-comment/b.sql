CREATE TABLE public.t (a integer CONSTRAINT has_a NOT NULL);
COMMENT ON CONSTRAINT has_a ON public.t IS 'always';
