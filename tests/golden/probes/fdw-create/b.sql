CREATE EXTENSION file_fdw;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE public.ft (a integer OPTIONS (force_not_null 'true'), b text COLLATE "C" NOT NULL DEFAULT 'x') SERVER files OPTIONS (filename '/tmp/x', format 'csv');
COMMENT ON COLUMN public.ft.b IS 'text';
