CREATE AGGREGATE all_of(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
