CREATE FUNCTION public.next_code() RETURNS integer LANGUAGE sql AS 'SELECT 7';
CREATE TABLE public.t (a integer DEFAULT public.next_code());
