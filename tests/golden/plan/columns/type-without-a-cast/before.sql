CREATE TYPE span AS RANGE (SUBTYPE = double precision);
CREATE TYPE mood AS ENUM ('1', '2');
CREATE TABLE t (a jsonb, b integer, c point, d span, e mood, f interval day to second, g mood[]);
