CREATE TYPE span AS RANGE (SUBTYPE = double precision);
CREATE TYPE mood AS ENUM ('1', '2');
CREATE TABLE t (a text[], b uuid, c bytea, d bigint, e integer, f bytea, g integer[]);
