CREATE TABLE public.t (a integer, b text);
CREATE FUNCTION public.all_t() RETURNS SETOF public.t LANGUAGE sql AS 'SELECT * FROM public.t';
