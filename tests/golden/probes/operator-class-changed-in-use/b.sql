CREATE OPERATOR CLASS public.int_h FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer), FUNCTION 2 hashint4extended(integer, bigint);
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t USING hash (a public.int_h);
