CREATE OPERATOR CLASS public.int_abs FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a public.int_abs);
COMMENT ON OPERATOR CLASS public.int_abs USING btree IS 'class';
