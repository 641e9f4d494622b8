CREATE PROCEDURE public.p(a integer) LANGUAGE sql SECURITY DEFINER SET search_path TO public AS 'SELECT 2';
