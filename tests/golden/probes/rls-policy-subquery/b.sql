CREATE TABLE public.t (a integer, b integer);
CREATE TABLE public.allowed (id integer);
CREATE FUNCTION public.me() RETURNS integer LANGUAGE sql STABLE AS 'SELECT 1';
CREATE POLICY p ON public.t USING (EXISTS (SELECT FROM public.allowed x WHERE x.id = t.b) AND a = public.me());
