CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE public.t (a integer) USING heap2;
CREATE TABLE public.u (a integer) USING heap2;
CREATE MATERIALIZED VIEW public.m USING heap2 AS SELECT 1 AS x;
