CREATE FUNCTION following(i integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN i + 1; END';
CREATE TABLE t (id int DEFAULT following(4), CHECK (following(id) > 0));
