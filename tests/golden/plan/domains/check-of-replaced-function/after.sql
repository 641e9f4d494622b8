CREATE FUNCTION ok(w text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE DOMAIN code AS text CHECK (ok(VALUE));
CREATE TABLE t (c code);
