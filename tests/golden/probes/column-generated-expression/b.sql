CREATE TABLE public.t (a integer, c integer GENERATED ALWAYS AS (a * 3) STORED);
CREATE INDEX i ON public.t (c);
CREATE VIEW public.v AS SELECT c FROM public.t;
COMMENT ON COLUMN public.t.c IS 'twice';
