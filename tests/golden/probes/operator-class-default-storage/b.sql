CREATE TYPE public.pt AS (x integer, y integer);
CREATE OPERATOR CLASS public.pt_ops DEFAULT FOR TYPE public.pt USING btree AS OPERATOR 1 < (record, record), OPERATOR 2 <= (record, record), OPERATOR 3 = (record, record), OPERATOR 4 >= (record, record), OPERATOR 5 > (record, record), FUNCTION 1 (public.pt, public.pt) btrecordcmp(record, record);
