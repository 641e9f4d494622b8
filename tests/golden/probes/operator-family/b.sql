CREATE OPERATOR FAMILY public.fam USING btree;
ALTER OPERATOR FAMILY public.fam USING btree ADD OPERATOR 1 < (integer, bigint), OPERATOR 3 = (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
COMMENT ON OPERATOR FAMILY public.fam USING btree IS 'family';
