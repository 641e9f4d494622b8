CREATE FUNCTION f(name text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN EXECUTE 'SELECT 1'; RETURN 'a' || name; END $$;
