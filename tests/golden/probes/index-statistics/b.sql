CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (lower(a), upper(a));
ALTER INDEX public.i ALTER COLUMN 2 SET STATISTICS 200;
