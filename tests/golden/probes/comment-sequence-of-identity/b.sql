CREATE TABLE public.t (a integer GENERATED ALWAYS AS IDENTITY);
COMMENT ON SEQUENCE public.t_a_seq IS 'numbers of t';
