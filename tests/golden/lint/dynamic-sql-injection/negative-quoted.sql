CREATE FUNCTION f(name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN EXECUTE 'DELETE FROM ' || quote_ident(name) || ' WHERE id = $1' USING 1; END $$;
