CREATE OPERATOR public.+# (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4mul);
CREATE TABLE public.t (a integer);
CREATE VIEW public.v AS SELECT a OPERATOR(public.+#) 1 AS b FROM public.t;
