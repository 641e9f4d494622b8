CREATE TABLE public.t (a integer, c integer GENERATED ALWAYS AS (a * 3) VIRTUAL);
CREATE VIEW public.v AS SELECT c FROM public.t;
