CREATE TABLE public.t (a integer, b integer);
COMMENT ON TABLE public.t IS 'old';
COMMENT ON COLUMN public.t.a IS 'gone';
