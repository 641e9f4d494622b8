CREATE DOMAIN short_code AS text CONSTRAINT code_check CHECK (VALUE <> '');
CREATE TYPE two AS (x int, y short_code);
CREATE TABLE t (id int, c short_code DEFAULT 'x', p two);
