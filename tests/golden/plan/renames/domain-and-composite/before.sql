CREATE DOMAIN code AS text CHECK (VALUE <> '');
CREATE TYPE pair AS (x int, y code);
CREATE TABLE t (id int, c code DEFAULT 'x', p pair);
