CREATE TYPE point3 AS (x integer, y integer, label text);
CREATE TABLE shapes (id integer PRIMARY KEY, p point3, many point3[]);
