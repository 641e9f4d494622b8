CREATE TABLE public.t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED);
CREATE INDEX i ON public.t (b);
