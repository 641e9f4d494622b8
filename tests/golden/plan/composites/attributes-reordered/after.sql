CREATE TYPE pair AS (b text, a bigint, c date);
CREATE TABLE pairs (id integer PRIMARY KEY, p pair, a_of integer);
