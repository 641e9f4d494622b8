CREATE TABLE public.t (a integer, b text);
CREATE MATERIALIZED VIEW public.m WITH (autovacuum_enabled = false, toast.autovacuum_enabled = false) AS SELECT a, b FROM public.t;
ALTER MATERIALIZED VIEW public.m ALTER a SET STATISTICS 50;
ALTER MATERIALIZED VIEW public.m ALTER b SET STORAGE EXTERNAL;
ALTER MATERIALIZED VIEW public.m ALTER b SET COMPRESSION pglz;
ALTER MATERIALIZED VIEW public.m ALTER b SET (n_distinct = 5);
