CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE VIEW v AS SELECT total(g) AS t FROM generate_series(1, 3) g;
