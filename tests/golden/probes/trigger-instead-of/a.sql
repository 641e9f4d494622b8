CREATE TABLE public.t (a integer);
CREATE VIEW public.v AS SELECT a FROM public.t;
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
