CREATE FUNCTION next_code(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN i + 1; END';
CREATE TABLE t (id int DEFAULT next_code(4), CHECK (next_code(id) > 0));
