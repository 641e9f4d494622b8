CREATE OR REPLACE FUNCTION grown_up(years integer) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $f$SELECT
  -- everywhere
  years >= 21
$f$;
