CREATE TYPE point3 AS (x bigint, y integer, label text);
CREATE TABLE shapes (id integer PRIMARY KEY, p point3, many point3[]);
