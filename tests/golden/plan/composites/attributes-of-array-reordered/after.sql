CREATE TYPE pair AS (b text, a integer);
CREATE TABLE pairs (id integer PRIMARY KEY, p pair[]);
