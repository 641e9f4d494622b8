CREATE TABLE public.t (id integer PRIMARY KEY, login text);
CREATE INDEX i ON public.t (login);
CREATE VIEW public.v AS SELECT login AS user_name FROM public.t;
