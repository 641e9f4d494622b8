CREATE AGGREGATE public.total(integer) (SFUNC = int8inc_any, STYPE = bigint, INITCOND = '0');
