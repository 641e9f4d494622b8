CREATE TABLE public.t (a integer, b integer);
CREATE SEQUENCE public.s OWNED BY public.t.a;
