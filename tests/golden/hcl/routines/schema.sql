CREATE TABLE people (id bigint NOT NULL);
CREATE FUNCTION people_of(wanted bigint DEFAULT 1) RETURNS SETOF people LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER LEAKPROOF STRICT
  SET search_path TO public SET work_mem TO '1MB' AS 'SELECT * FROM people WHERE id = wanted;
';
COMMENT ON FUNCTION people_of IS 'of one';
CREATE FUNCTION pairs() RETURNS TABLE(a int, b varchar(10)) LANGUAGE plpgsql AS $$BEGIN RETURN QUERY SELECT 1, 'x'::varchar(10); END$$;
CREATE FUNCTION many(VARIADIC "all" int[]) RETURNS int LANGUAGE sql AS 'SELECT sum(x)::int FROM unnest("all") x';
CREATE FUNCTION outs(a int, OUT b int) LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION standard() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM people);
CREATE PROCEDURE work(a int) LANGUAGE sql AS 'DELETE FROM people WHERE id = a';
COMMENT ON PROCEDURE work IS 'goes';
CREATE FUNCTION step(double precision, double precision) RETURNS double precision LANGUAGE sql AS 'SELECT $1 + $2 * $2';
CREATE AGGREGATE sum_sq(double precision) (STYPE = double precision, SFUNC = step, INITCOND = '0');
COMMENT ON AGGREGATE sum_sq(double precision) IS 'of squares';
