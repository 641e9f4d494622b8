CREATE TABLE public.t (v text DEFAULT 'a');
CREATE VIEW public.vw AS SELECT v FROM public.t;
