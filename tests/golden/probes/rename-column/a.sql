CREATE TABLE public.t (id integer PRIMARY KEY, user_name text);
CREATE INDEX i ON public.t (user_name);
CREATE VIEW public.v AS SELECT user_name FROM public.t;
