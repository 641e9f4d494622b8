CREATE TYPE pair AS (a integer, b text);
CREATE TABLE pairs (id integer PRIMARY KEY, p pair[]);
