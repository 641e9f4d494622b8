CREATE TABLE public.t (a integer);
CREATE SEQUENCE public.s OWNED BY public.t.a;
ALTER TABLE public.t ALTER a SET DEFAULT nextval('public.s');
