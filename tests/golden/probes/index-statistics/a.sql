CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (lower(a), upper(a));
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 100;
