CREATE OPERATOR FAMILY public.fam USING btree;
CREATE OPERATOR CLASS public.cls FOR TYPE integer USING btree FAMILY public.fam AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
ALTER OPERATOR FAMILY public.fam USING btree ADD OPERATOR 1 < (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
CREATE TABLE public.t (a integer);
CREATE INDEX i ON public.t (a public.cls);
