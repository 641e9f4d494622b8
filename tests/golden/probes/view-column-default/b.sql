CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v AS SELECT a, b FROM public.t;
ALTER VIEW public.v ALTER a SET DEFAULT 5;
ALTER VIEW public.v ALTER b SET DEFAULT 'x';
