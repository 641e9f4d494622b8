CREATE TABLE public.t (a integer, b integer);
COMMENT ON TABLE public.t IS 'new, with ''quotes'' and \ and é';
COMMENT ON COLUMN public.t.b IS 'there';
